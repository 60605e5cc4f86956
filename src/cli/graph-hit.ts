import { numberText } from '#economics'
import { effectNames, type Graph, type Hit, hits, linkRules, objectKinds, spreads } from '#market'
import { askedGraph, askedObject, type GraphFlags } from './asked-graph.ts'
import { type GraphLanguage, graphWords } from './graph-words.ts'
import { numberFlag } from './number-flag.ts'
import { languageFlag } from './peers-words.ts'
import { plainTable } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'
import { wrapped } from './wrapped-text.ts'

interface HitFlags extends GraphFlags {
  readonly kind?: string
  readonly links?: string
  readonly explain?: true
}

const mostColumns = 100

/** `jevons graph hit`: whom an event reaches, the nearest first. */
export async function graphHit(asked: string, given: object, world: World): Promise<void> {
  const flags = given as HitFlags
  const language = languageFlag(flags.lang)
  const graph = askedGraph(flags)
  const event = askedObject(graph, asked)
  const all = chosen(
    graph,
    withinDomain(() => hits(graph, event.id)),
    flags,
  )
  if (flags.json) return world.out(`${JSON.stringify(all, undefined, 2)}\n`)
  const words = graphWords[language]
  const head = [words.hitBy(event.name[language], all.length), '']
  const table = all.length === 0 ? [words.struckNothing] : hitTable(graph, all, language)
  const rules = flags.explain ? ['', `${words.directions}:`, ...ruleLines(language)] : []
  world.out(`${[...head, ...table, '', ...wrapped(words.shareNote, mostColumns), ...rules].join('\n')}\n`)
}

function chosen(graph: Graph, all: readonly Hit[], { kind, links }: HitFlags): readonly Hit[] {
  const wanted = kindFlag(kind)
  const most = numberFlag('--links', links, { least: 1, whole: true }) ?? Number.POSITIVE_INFINITY
  return all.filter(
    (hit) => hit.links <= most && (wanted === undefined || graph.byId.get(hit.object)?.kind === wanted),
  )
}

/** @throws UsageError where it is no kind of object */
export function kindFlag(text: string | undefined): (typeof objectKinds)[number] | undefined {
  if (text === undefined) return undefined
  const kind = objectKinds.find((one) => one.toLowerCase() === text.toLowerCase())
  if (kind) return kind
  throw new UsageError(`--kind must be ${objectKinds.join(', ')}, not "${text.slice(0, 40)}"`)
}

function hitTable(graph: Graph, all: readonly Hit[], language: GraphLanguage): readonly string[] {
  const { links, object, effect, share, atStake, path } = graphWords[language]
  const name = (id: string): string => graph.byId.get(id)?.name[language] ?? id
  const number = (value: number | null): string => (value === null ? '?' : numberText(value))
  // What nobody gave a size is shown without the column.
  const sized = all.some((hit) => hit.atStake !== null)
  const rows = all.map((hit) => [
    name(hit.object),
    effectNames[hit.effect][language],
    hit.path.slice(1).map(name).join(' › '),
    String(hit.links),
    number(hit.share),
    ...(sized ? [number(hit.atStake)] : []),
  ])
  return plainTable([[object, effect, path, links, share, ...(sized ? [atStake] : [])], ...rows], 3)
}

function ruleLines(language: GraphLanguage): readonly string[] {
  const rows = spreads.map(({ effect, along, way, gives, notFromStruck }) => {
    const arrow = way === 'with' ? 'X → Y' : way === 'against' ? 'Y → X' : 'X ↔ Y'
    const unless = notFromStruck ? ' *' : ''
    return [
      effectNames[effect][language],
      `${arrow} ${linkRules[along].name[language]}`,
      `${effectNames[gives][language]}${unless}`,
    ]
  })
  const note =
    language === 'ko' ? '* 사건이 직접 미친 대상에서는 제외' : '* not from what the event itself strikes'
  return [...plainTable([['X', '', 'Y'], ...rows], 3), note]
}
