import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseHTML } from 'linkedom'
import { drawChart, modelCharts, englishFigureWords as words } from '#figure'
import { readRun, type Summary } from '#run'
import {
  agreement,
  gradedResponses,
  handVerdicts,
  judgedVerdicts,
  recordedVerdict,
  rowsOf,
} from './trace-agreement.ts'
import {
  agreementTable,
  differences,
  effortTable,
  levelTable,
  outcomeTable,
  positionTable,
} from './trace-tables.ts'

/**
 * `tsx --conditions=jevons-source scripts/traces-page.ts`: imports and scores the shared traces and writes what they say into
 * docs/traces.md. It needs those traces, which are no part of the repository.
 */
const traces = fileURLToPath(new URL('../../shared/data/traces/', import.meta.url))
const docs = new URL('../docs/', import.meta.url)
const work = mkdtempSync(join(tmpdir(), 'jevons-traces-'))

const command = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

function jevons(...args: string[]): string {
  const node = ['--import', 'tsx', '--conditions=jevons-source', command, ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, node, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`jevons ${args.join(' ')}: ${stderr}`)
  return stdout
}

interface Scored {
  readonly folder: string
  readonly summary: Summary
  /** What import said at its end. */
  readonly counts: Readonly<Record<string, number>>
}

function scored(name: string, ...more: string[]): Scored {
  const folder = join(work, name)
  const said = jevons(
    ...['import', join(traces, `${name}.jsonl.gz`), '--out', folder],
    ...['--json', '--quiet', '--threads', '1', ...more],
  )
  jevons('score', folder, '--quiet', '--threads', '1')
  const summary = readRun(folder).summary()
  if (!summary) throw new Error(`${name}: no summary`)
  return { folder, summary, counts: JSON.parse(said) as Record<string, number> }
}

/** Gold answers of the prompts whose one criterion is a plain number: the others are judged by a rubric. */
function plainGold(): string {
  const lines = rowsOf(join(traces, 'lrm-token-economy.prompts.jsonl')).flatMap((row) => {
    const [criterion, ...others] = row['criteria'] as string[]
    const answer = /^Answer is (\d+)$/.exec(criterion ?? '')?.[1]
    if (row['type'] !== 'Math' || answer === undefined || others.length > 0) return []
    return [JSON.stringify({ id: row['prompt_id'], question: row['prompt'], answer })]
  })
  const file = join(work, 'gold.jsonl')
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
  return file
}

const { document } = parseHTML('<!doctype html><html><body></body></html>')

function writeFigure(file: string, summary: Summary, id: string): void {
  const chart = modelCharts(summary, words).find((one) => one.id === id)
  if (!chart) throw new Error(`${file}: no figure ${id}`)
  const svg = drawChart(chart, { document, width: 420, standalone: true })
  // A file of its own has no page behind it.
  writeFileSync(
    new URL(`traces/${file}.svg`, docs),
    `${svg.replace('<title', '<rect width="100%" height="100%" fill="#ffffff"></rect><title')}\n`,
  )
}

function readCounts({ counts }: Scored): string {
  const { read, responses, skipped, withReasoning, withGold } = counts
  return `${read} read, ${responses} responses, ${skipped} skipped, ${withReasoning} with reasoning, ${withGold} with a gold answer.`
}

function between(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`]
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < 0) throw new Error(`docs/traces.md has no place for ${name}`)
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`
}

async function write(): Promise<void> {
  const economy = scored('lrm-token-economy', '--gold', plainGold())
  const topology = scored('trace-topology-math500')
  const qwen = scored('qwen25-math-cot-maj')
  const zeroeval = scored('zeroeval-o1-mini-math-l5')
  mkdirSync(new URL('traces/', docs), { recursive: true })
  writeFigure('tokens-by-model', economy.summary, 'model-tokens')
  writeFigure('switches-by-position', economy.summary, 'model-switches-by-position')
  writeFigure('tokens-by-outcome', topology.summary, 'model-tokens')

  const hand = agreement(
    await gradedResponses(topology.folder),
    handVerdicts(join(traces, 'trace-topology-math500.verdicts.jsonl')),
  )
  const flags = agreement(await gradedResponses(topology.folder), recordedVerdict)
  const qwenOwn = agreement(await gradedResponses(qwen.folder), recordedVerdict)
  const judged = agreement(
    await gradedResponses(economy.folder),
    judgedVerdicts(
      join(traces, 'lrm-token-economy.jsonl.gz'),
      join(traces, 'lrm-token-economy.evals.jsonl.gz'),
    ),
  )
  const parts: Readonly<Record<string, string | undefined>> = {
    'economy counts': readCounts(economy),
    'economy effort': effortTable(economy.summary),
    'economy positions': positionTable(economy.summary),
    'topology counts': readCounts(topology),
    'topology effort': effortTable(topology.summary),
    'topology outcomes': outcomeTable(topology.summary),
    'topology levels': levelTable(topology.summary),
    'topology positions': positionTable(topology.summary),
    'qwen counts': readCounts(qwen),
    'qwen effort': effortTable(qwen.summary),
    'qwen levels': levelTable(qwen.summary),
    'zeroeval counts': readCounts(zeroeval),
    'zeroeval effort': effortTable(zeroeval.summary),
    agreement: agreementTable([
      { what: 'trace-topology, read by hand', of: hand },
      { what: 'trace-topology, the file’s own flag', of: flags },
      { what: 'qwen25-math, the file’s own score', of: qwenOwn },
      { what: 'LRMTokenEconomy, six math prompts, a language model’s score', of: judged },
    ]),
    'hand differences': hand.differing.length === 0 ? 'None.' : differences(hand),
    'flag differences': differences(flags),
    'qwen differences': qwenOwn.differing.length === 0 ? 'None.' : differences(qwenOwn),
    'judged differences': judged.differing.length === 0 ? 'None.' : differences(judged),
  }
  const file = new URL('traces.md', docs)
  let page = readFileSync(file, 'utf8')
  for (const [name, text] of Object.entries(parts)) page = between(page, name, text ?? 'Nothing to show.')
  writeFileSync(file, page)
}

if (existsSync(traces)) {
  try {
    await write()
  } finally {
    rmSync(work, { recursive: true })
  }
} else {
  console.log('docs/traces.md stays as it is: the traces are not here')
}
