import { createReadStream, rmSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { lineBlocks } from '../src/run/index.ts'
import { runCommand } from './command-run.ts'
import { machineInWords } from './machine.ts'
import { spreadOf } from './spread.ts'
import { sharedTraces, writeTraces } from './traces-file.ts'

/**
 * `npm run bench -- traces`: how fast files are imported and runs are scored, as ratios to JSON.parse of the same lines in the
 * same run. The clock runs over the whole process: start, reading, writing.
 */

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '3' },
    tokenizer: { type: 'string' },
  },
})
const megabytes = Number(values.megabytes)
const cache = fileURLToPath(new URL('../.cache/bench', import.meta.url))
const source = `${cache}/traces-${megabytes}.jsonl`
const run = `${cache}/run`
const threadCounts = [1, 2]

interface Row {
  readonly name: string
  readonly wanted?: number
  readonly file: string
  readonly rates: number[]
  readonly ratios: number[]
  peakMegabytes: number
}

const folder = sharedTraces()
if (folder === undefined) {
  console.log('skipped: traces: no folder ../shared (or at JEVONS_SHARED)')
  process.exit(0)
}
await writeTraces(source, { folder, bytes: megabytes * 1e6 })
const rows = new Map<string, Row>()
const responses = `${run}/responses.jsonl`
for (let round = 0; round < Number(values.rounds); round++) {
  const parse = await parseRate(source)
  for (const threads of threadCounts) {
    rmSync(run, { recursive: true, force: true })
    const name = `import, ${threadText(threads)}`
    await measure(name, ['import', source, '--out', run], { threads, file: source, parse, wanted: 0.2 })
  }
  const parseOfRun = await parseRate(responses)
  for (const threads of threadCounts) {
    const name = `score, ${threadText(threads)}`
    await measure(name, ['score', run], { threads, file: responses, parse: parseOfRun, wanted: 0.3 })
    if (values.tokenizer !== undefined) {
      const counted = `score with tokens by ${values.tokenizer}, ${threadText(threads)}`
      const args = ['score', run, '--tokenizer', values.tokenizer]
      await measure(counted, args, { threads, file: responses, parse: parseOfRun })
    }
  }
  process.stderr.write(`round ${round + 1} of ${values.rounds}\n`)
}
console.log(table())

function threadText(threads: number): string {
  return threads === 1 ? 'one core' : `${threads} threads`
}

async function measure(
  name: string,
  args: readonly string[],
  asked: {
    readonly threads: number
    readonly file: string
    readonly parse: number
    readonly wanted?: number
  },
): Promise<void> {
  const { threads, file, parse, wanted } = asked
  const flags = ['--threads', String(threads), '--quiet']
  const { seconds, peakMegabytes } = await runCommand([...args, ...flags], { core: threads === 1 })
  const rate = statSync(file).size / 1e6 / seconds
  const row: Row = rows.get(name) ?? {
    name,
    ...(threads === 1 && wanted !== undefined ? { wanted } : {}),
    file,
    rates: [],
    ratios: [],
    peakMegabytes: 0,
  }
  row.rates.push(rate)
  row.ratios.push(rate / parse)
  row.peakMegabytes = Math.max(row.peakMegabytes, peakMegabytes)
  rows.set(name, row)
}

/** Megabytes a second of JSON.parse alone: reading and decoding are outside the clock. */
async function parseRate(file: string): Promise<number> {
  let milliseconds = 0
  for await (const { bytes, bounds } of lineBlocks(createReadStream(file, { highWaterMark: 1 << 20 }))) {
    const block = Buffer.from(bytes.buffer)
    const lines: string[] = []
    for (let at = 0; at < bounds.length; at += 2)
      lines.push(block.toString('utf8', bounds[at], bounds[at + 1]))
    const startedMs = performance.now()
    for (const line of lines) JSON.parse(line)
    milliseconds += performance.now() - startedMs
  }
  return statSync(file).size / 1e3 / milliseconds
}

function table(): string {
  const lines = [...rows.values()].map(({ name, rates, ratios, wanted, peakMegabytes }) => {
    const ratio = spreadOf(ratios)
    return `| ${name} | ${spreadOf(rates).median.toFixed(0)} | ${ratio.median.toFixed(2)} (${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)}) | ${wanted === undefined ? '' : `≥ ${wanted}`} | ${peakMegabytes.toFixed(0)} |`
  })
  return [
    `${new Date().toISOString().slice(0, 10)}; ${machineInWords()}. ${(statSync(source).size / 1e6).toFixed(0)} MB of JSON lines, ${values.rounds} rounds; medians.`,
    'The clock runs over the whole process, its start, reading and writing included; one core means that `taskset` keeps all of it',
    'on one. The ratio is to `JSON.parse` of the same lines in the same round, reading and decoding outside its clock.',
    '',
    '| what | MB a second | of JSON.parse | wanted | peak memory, MB |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}
