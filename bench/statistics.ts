import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { estimateMean, randomSource } from '../src/statistics/index.ts'
import { benchPython } from './python-peers.ts'

/**
 * `npm run bench -- statistics`: the interval of a mean over problems by many resamples, ours and scipy's turn by turn on the
 * same numbers, one thread each. `--python PATH` names a Python with scipy; without one its column says why it is empty.
 */

const problems = 10_000
const samples = 16
const resamples = 10_000
const rounds = 5

interface Case {
  readonly name: string
  readonly sums: readonly number[]
  readonly binary: boolean
}

const random = randomSource('bench/statistics')
const cases: readonly Case[] = [
  {
    name: 'accuracy',
    binary: true,
    sums: Array.from({ length: problems }, () => {
      const chance = random.uniform()
      return Array.from({ length: samples }, () => Number(random.uniform() < chance)).reduce(
        (a, b) => a + b,
        0,
      )
    }),
  },
  {
    name: 'tokens',
    binary: false,
    sums: Array.from(
      { length: problems },
      () => samples * Math.exp(7 + 2 * random.uniform() + random.uniform()),
    ),
  },
]

/** One timed turn: seconds of the processor, which other programs do not lengthen, and the bounds. */
interface Turn {
  readonly seconds: number
  readonly low: number
  readonly high: number
}

function ours({ sums, binary }: Case, round: number): Turn {
  const clusters = sums.map((sum) => ({ sum, count: samples }))
  const before = process.cpuUsage()
  const estimate = estimateMean(clusters, { seed: `round ${round}`, binary, replicates: resamples })
  const { user, system } = process.cpuUsage(before)
  const seconds = (user + system) / 1e6
  if ('absent' in estimate) throw new Error(estimate.absent)
  return { seconds, low: estimate.low, high: estimate.high }
}

/** scipy.stats.bootstrap of the problems' means, the percentile method: its quickest. */
function scipys({ sums }: Case, python: string): Turn | string {
  const script = fileURLToPath(new URL('./statistics_peer.py', import.meta.url))
  const { stdout, stderr, status, error } = spawnSync(python, [script, String(resamples)], {
    input: JSON.stringify(sums.map((sum) => sum / samples)),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  })
  if (status === 0) return JSON.parse(stdout) as Turn
  return error?.message ?? stderr.trim().split('\n').at(-1) ?? 'it failed'
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

const { values } = parseArgs({
  options: { python: { type: 'string', default: benchPython() } },
  strict: false,
})
const python = String(values.python)
const rows = cases.map((one) => {
  const turns = Array.from({ length: rounds }, (_, round) => ({
    own: ours(one, round),
    peer: scipys(one, python),
  }))
  const own = median(turns.map(({ own: { seconds } }) => seconds))
  const peers = turns.flatMap(({ peer }) => (typeof peer === 'string' ? [] : [peer]))
  const [first] = turns
  if (peers.length === 0) return `| ${one.name} | ${own.toFixed(2)} | — | — | ${first?.peer} |`
  const peer = median(peers.map(({ seconds }) => seconds))
  const bounds = ({ low, high }: Turn): string => `${low.toPrecision(5)} to ${high.toPrecision(5)}`
  const intervals = `${first ? bounds(first.own) : ''}; ${peers[0] ? bounds(peers[0]) : ''}`
  return `| ${one.name} | ${own.toFixed(2)} | ${peer.toFixed(2)} | ${(peer / own).toFixed(1)} | ${intervals} |`
})
const head = `95 % intervals of a mean by ${resamples.toLocaleString('en')} resamples over ${problems.toLocaleString('en')} problems × ${samples} responses, medians of ${rounds} turns in processor seconds: ours by bootstrap-t, scipy.stats.bootstrap by percentiles of the problems' means, its quickest method, at the quickest of three batch sizes.`
console.log(
  [
    head,
    '',
    '| metric | ours, s | scipy, s | scipy ÷ ours | intervals: ours; scipy |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n'),
)
