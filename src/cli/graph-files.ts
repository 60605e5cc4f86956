import { valueChainPicture, valueChainWords } from '#figure'
import { type Graph, hits, linkColumns, linkTable, toGraphml, toJsonLd } from '#market'
import { writeAtomically } from '#run'
import { askedGraph, askedObject, type GraphFlags } from './asked-graph.ts'
import { csvLine } from './csv-line.ts'
import { languageFlag } from './peers-words.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface FileFlags extends GraphFlags {
  readonly export?: readonly string[]
  readonly svg?: string
  readonly hit?: string
}

const writers: Readonly<Record<string, (graph: Graph) => string>> = {
  '.graphml': toGraphml,
  '.jsonld': toJsonLd,
  '.csv': (graph) => `${[linkColumns, ...linkTable(graph)].map(csvLine).join('\n')}\n`,
}

/** `jevons graph` alone: the graph as files for other programs, and as a picture. */
export async function graphFiles(given: object, world: World): Promise<void> {
  const flags = given as FileFlags
  const exported = flags.export ?? []
  if (exported.length === 0 && flags.svg === undefined)
    throw new UsageError(
      'say what to do: hit, show, path, list, act, scenario, blocs, bans (jevons graph --help), or --export FILE, --svg FILE',
    )
  if (flags.hit !== undefined && flags.svg === undefined) throw new UsageError('--hit goes with --svg')
  const graph = askedGraph(flags)
  const files = exported.map((file) => ({ file, text: writerFor(file)(graph) }))
  const svg = flags.svg === undefined ? [] : [{ file: flags.svg, text: picture(graph, flags) }]
  for (const { file, text } of [...files, ...svg]) {
    writeAtomically(file, [text])
    world.out(`${file}\n`)
  }
}

function writerFor(file: string): (graph: Graph) => string {
  const ending = Object.keys(writers).find((one) => file.toLowerCase().endsWith(one))
  const writer = ending === undefined ? undefined : writers[ending]
  if (writer) return writer
  throw new UsageError(`--export ${file}: the name must end in ${Object.keys(writers).join(', ')}`)
}

function picture(graph: Graph, { hit, lang }: FileFlags): string {
  const language = languageFlag(lang)
  if (hit === undefined) return valueChainPicture(graph, { words: valueChainWords(language) })
  const event = askedObject(graph, hit)
  const all = withinDomain(() => hits(graph, event.id))
  return valueChainPicture(graph, { words: valueChainWords(language, event.name[language]), hits: all })
}
