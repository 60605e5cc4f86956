import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  type Suite,
  suiteOptions,
  suites,
  type Triple,
} from '../src/answer/equality/labelled-triples.contract.ts'
import { gradeText } from '../src/answer/index.ts'
import { benchPython } from './python-peers.ts'
import { type Spread, spreadOf } from './spread.ts'

/**
 * Grading beside math-verify (PyPI), on the same labelled triples in one run: pairs a second, and who agrees with the labels.
 * In the clock of both: finding the answer in prediction and gold text, reading both, comparing them. Alone:
 * `npx tsx --conditions=jevons-source bench/grading.ts [--rounds 5] [--python PATH]`.
 */
export interface GradingRate {
  readonly pairs: number
  readonly pairsPerSecond: Spread
  /** Milliseconds of one pair: the middle, and what 99.9 % stay below, all rounds together. */
  readonly medianMs: number
  readonly highestMs: number
  /** Absent where math-verify is not installed; `missing` says why. */
  readonly peer?: { readonly version: string; readonly pairsPerSecond: Spread; readonly highestMs: number }
  readonly missing?: string
  /** Ours in relation to theirs, round by round. */
  readonly ratio?: Spread
  readonly agreement: readonly SuiteAgreement[]
}

export interface SuiteAgreement {
  readonly suite: string
  readonly triples: number
  /** Labels found to be wrong, and left out of the agreements. */
  readonly disputed: number
  readonly ours: number
  readonly theirs?: number
}

interface Row extends Triple {
  readonly suite: Suite
  readonly bare: boolean
}
interface Round {
  readonly milliseconds: readonly number[]
  readonly verdicts: readonly boolean[]
}
interface Peer {
  readonly version: string
  readonly round: (rows: readonly Row[]) => Promise<Round>
  readonly close: () => void
}

/** How often ours grades everything in a round: once is too short to be timed. */
const repeats = 10
const install = 'pip install math-verify==0.9.0'
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Undefined where the triples are not at hand. */
export async function gradingRate({
  rounds = 5,
  python = benchPython(),
  shared = process.env.JEVONS_SHARED ?? here('../../shared'),
}: {
  readonly rounds?: number
  readonly python?: string
  readonly shared?: string
} = {}): Promise<GradingRate | undefined> {
  const folder = join(shared, 'data/grading')
  if (!existsSync(folder)) return undefined
  const rows = suites.flatMap((suite) => readRows(folder, suite))
  const peer = await startPeer(python)
  // Warm both up: what is compiled in the first round is not in the clock.
  for (let warm = 0; warm < 3; warm++) ourRound(rows)
  if ('round' in peer) await peer.round(rows.slice(0, 50))
  const ours: Round[] = []
  const theirs: Round[] = []
  for (let round = 0; round < rounds; round++) {
    ours.push(ourRound(rows))
    if ('round' in peer) theirs.push(await peer.round(rows))
  }
  if ('round' in peer) peer.close()
  return summary(rows, ours, theirs, peer)
}

function readRows(folder: string, suite: Suite): Row[] {
  const lines = readFileSync(join(folder, `${suite}.jsonl`), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => ({ ...(JSON.parse(line) as Triple), suite, bare: suite !== 'math-verify' }))
}

function ourRound(rows: readonly Row[]): Round {
  const milliseconds: number[] = []
  const verdicts = new Array<boolean>(rows.length)
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const [place, row] of rows.entries()) {
      const started = performance.now()
      const { verdict } = gradeText({
        prediction: row.prediction,
        gold: row.gold,
        options: suiteOptions(row.suite, row),
      })
      milliseconds.push(performance.now() - started)
      verdicts[place] = verdict === 'correct'
    }
  }
  return { milliseconds, verdicts }
}

async function startPeer(python: string): Promise<Peer | { readonly missing: string }> {
  const child = spawn(python, [here('./grading_peer.py')], { stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (data: Buffer) => {
    said = `${said}${data}`.slice(-2000)
  })
  const ended = new Promise<never>((_, reject) => {
    child.on('error', reject)
    child.on('exit', () => reject(new Error(said.trim().split('\n').at(-1) || 'its process ended')))
  })
  ended.catch(() => undefined)
  const lines = createInterface({ input: child.stdout })
  try {
    const { version } = (await Promise.race([nextLine(lines), ended])) as { readonly version: string }
    return {
      version,
      round: (rows) => Promise.race([ask(child, lines, rows), ended]),
      close: () => child.stdin.end(),
    }
  } catch (error) {
    return { missing: `${(error as Error).message} (to have it: ${install})` }
  }
}

async function ask(child: ChildProcess, lines: Interface, rows: readonly Row[]): Promise<Round> {
  child.stdin?.write(`${JSON.stringify({ triples: rows })}\n`)
  return (await nextLine(lines)) as Round
}

const nextLine = (lines: Interface): Promise<unknown> =>
  new Promise((resolve) => lines.once('line', (line) => resolve(JSON.parse(line))))

function summary(
  rows: readonly Row[],
  ours: readonly Round[],
  theirs: readonly Round[],
  peer: Peer | { readonly missing: string },
): GradingRate {
  const [ourRates, theirRates] = [ours.map(rateOf), theirs.map(rateOf)]
  const all = ours.flatMap(({ milliseconds }) => milliseconds)
  const basis = {
    pairs: rows.length,
    pairsPerSecond: spreadOf(ourRates),
    medianMs: quantile(all, 0.5),
    highestMs: quantile(all, 0.999),
    agreement: suites.map((suite) => agreementOn(suite, rows, ours.at(-1), theirs.at(-1))),
  }
  if ('missing' in peer) return { ...basis, missing: peer.missing }
  const theirMs = theirs.flatMap(({ milliseconds }) => milliseconds)
  return {
    ...basis,
    peer: {
      version: peer.version,
      pairsPerSecond: spreadOf(theirRates),
      highestMs: quantile(theirMs, 0.999),
    },
    ratio: spreadOf(ourRates.map((rate, round) => rate / (theirRates[round] ?? Number.NaN))),
  }
}

function rateOf({ milliseconds }: Round): number {
  return (1000 * milliseconds.length) / milliseconds.reduce((sum, each) => sum + each, 0)
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function agreementOn(
  suite: Suite,
  rows: readonly Row[],
  ours: Round | undefined,
  theirs: Round | undefined,
): SuiteAgreement {
  const disputes = disputedOf(suite)
  const places = [...rows.keys()].filter((place) => rows[place]?.suite === suite)
  const judged = places.filter((place) => !disputes.has(keyOf(rows[place])))
  const agreeing = (round: Round): number =>
    judged.filter((place) => round.verdicts[place] === rows[place]?.expected).length / judged.length
  return {
    suite,
    triples: places.length,
    disputed: places.length - judged.length,
    ours: ours ? agreeing(ours) : Number.NaN,
    ...(theirs ? { theirs: agreeing(theirs) } : {}),
  }
}

function disputedOf(suite: string): ReadonlySet<string> {
  const text = readFileSync(here('../test/fixture/grading/disputed.json'), 'utf8')
  const { disputed } = JSON.parse(text) as {
    readonly disputed: readonly (Triple & { readonly suite: string })[]
  }
  return new Set(disputed.filter((each) => each.suite === suite).map(keyOf))
}

const keyOf = (row: { readonly prediction: string; readonly gold: string } | undefined): string =>
  JSON.stringify([row?.prediction, row?.gold])

/** The rates and the table of agreement, in Markdown. */
export function gradingReport(rate: GradingRate): string {
  const round = (value: number): string => (value < 100 ? value.toPrecision(3) : value.toFixed(0))
  const spread = ({ median, least, most }: Spread): string =>
    `${round(median)} (${round(least)}–${round(most)})`
  const percent = (share: number | undefined): string =>
    share === undefined ? '–' : `${(100 * share).toFixed(1)} %`
  const { peer, ratio } = rate
  const lines = [
    `${rate.pairs} labelled pairs, median over the rounds (least–most).`,
    '',
    '| | pairs a second | 99.9 % within |',
    '|---|---|---|',
    `| jevons | ${spread(rate.pairsPerSecond)} | ${round(rate.highestMs)} ms (median ${round(rate.medianMs)} ms) |`,
    ...(peer
      ? [`| math-verify ${peer.version} | ${spread(peer.pairsPerSecond)} | ${round(peer.highestMs)} ms |`]
      : []),
    ...(ratio ? [`| ratio | ${spread(ratio)} | |`] : []),
    '',
    ...(rate.missing ? [`math-verify: ${rate.missing}`, ''] : []),
    '| suite | triples | disputed labels | jevons agrees | math-verify agrees |',
    '|---|---|---|---|---|',
    ...rate.agreement.map(
      ({ suite, triples, disputed, ours, theirs }) =>
        `| ${suite} | ${triples} | ${disputed} | ${percent(ours)} | ${percent(theirs)} |`,
    ),
  ]
  return lines.join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '5' }, python: { type: 'string' } },
  })
  const rate = await gradingRate({
    rounds: Number(values.rounds),
    ...(values.python === undefined ? {} : { python: values.python }),
  })
  console.log(rate ? gradingReport(rate) : 'skipped: no labelled triples (JEVONS_SHARED)')
}
