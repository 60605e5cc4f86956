import { valueChainStages } from '#figure'
import { type Graph, type GraphLink, type GraphObject, shortestPath } from '#market'
import { askedGraph, askedObject, type GraphFlags } from './asked-graph.ts'
import { kindFlag } from './graph-hit.ts'
import { type GraphLanguage, graphWords, kindNames, linkDetails, linkName } from './graph-words.ts'
import { harmlessText } from './harmless-text.ts'
import { languageFlag } from './peers-words.ts'
import { plainTable } from './plain-table.ts'
import type { World } from './world.ts'

/** `jevons graph show`: an object with everything that is told of it. */
export async function graphShow(asked: string, given: object, world: World): Promise<void> {
  const flags = given as GraphFlags
  const language = languageFlag(flags.lang)
  const graph = askedGraph(flags)
  const object = askedObject(graph, asked)
  const leaving = graph.leaving.get(object.id) ?? []
  const arriving = graph.arriving.get(object.id) ?? []
  if (flags.json)
    return world.out(`${JSON.stringify({ ...object, links: [...leaving, ...arriving] }, undefined, 2)}\n`)
  const place = object.stage === undefined ? '' : `, ${valueChainStages[language][object.stage]}`
  const head = `${object.name[language]} (${object.id}): ${kindNames[language][object.kind]}${place}`
  const properties = Object.entries(object.properties ?? {}).map(([name, value]) => `${name}: ${value}`)
  const links = [...leaving, ...arriving].map((link) => linkRow(graph, link, language))
  const lines = [head, ...properties, ...(links.length === 0 ? [] : ['', ...plainTable(links, 5)])]
  world.out(`${harmlessText(lines.join('\n'))}\n`)
}

function linkRow(graph: Graph, link: GraphLink, language: GraphLanguage): readonly string[] {
  return [
    nameOf(graph, link.from, language),
    linkName(link, language),
    nameOf(graph, link.to, language),
    linkDetails(link),
    `${link.source}, ${link.date} (${link.confidence})`,
  ]
}

function nameOf(graph: Graph, id: string, language: GraphLanguage): string {
  return graph.byId.get(id)?.name[language] ?? id
}

/** `jevons graph path`: how two objects are joined. */
export async function graphPath(
  [first, last]: readonly [string, string],
  given: object,
  world: World,
): Promise<void> {
  const flags = given as GraphFlags
  const language = languageFlag(flags.lang)
  const graph = askedGraph(flags)
  const [from, to] = [askedObject(graph, first), askedObject(graph, last)]
  const steps = shortestPath(graph, from.id, to.id)
  if (flags.json)
    return world.out(
      `${JSON.stringify({ from: from.id, to: to.id, links: steps?.length ?? null, steps: steps ?? null }, undefined, 2)}\n`,
    )
  world.out(`${harmlessText(pathLines({ graph, from, to, steps }, language).join('\n'))}\n`)
}

function pathLines(
  {
    graph,
    from,
    to,
    steps,
  }: {
    readonly graph: Graph
    readonly from: GraphObject
    readonly to: GraphObject
    readonly steps: ReturnType<typeof shortestPath>
  },
  language: GraphLanguage,
): readonly string[] {
  const words = graphWords[language]
  if (steps === undefined) return [words.noPath(from.name[language], to.name[language])]
  if (steps.length === 0) return [words.sameEnd(from.name[language])]
  return plainTable(
    steps.map(({ link }) => linkRow(graph, link, language)),
    5,
  )
}

/** `jevons graph list`: which objects there are. */
export async function graphList(given: object, world: World): Promise<void> {
  const flags = given as GraphFlags & { readonly kind?: string }
  const language = languageFlag(flags.lang)
  const kind = kindFlag(flags.kind)
  const graph = askedGraph(flags)
  const objects = graph.objects.filter((one) => kind === undefined || one.kind === kind)
  if (flags.json) return world.out(`${JSON.stringify(objects, undefined, 2)}\n`)
  const rows = objects.map((object) => [
    object.id,
    object.name[language],
    kindNames[language][object.kind],
    object.stage === undefined ? '' : valueChainStages[language][object.stage],
    String(linksOf(graph, object)),
  ])
  const words = graphWords[language]
  world.out(
    `${harmlessText(plainTable([['id', words.object, '', '', words.links], ...rows], 4).join('\n'))}\n`,
  )
}

function linksOf({ leaving, arriving }: Graph, { id }: GraphObject): number {
  return (leaving.get(id)?.length ?? 0) + (arriving.get(id)?.length ?? 0)
}
