import { type AgreementCounts, type Calibration, calibrationRates, exactJudge } from '#judge'
import { readJudgements, readRun, thoughtId } from '#run'
import { type AskedThought, thoughtsToJudge } from '#study'
import { splitThoughts } from '#thought'

/**
 * How often the rollouts that a run has recorded agree with the exact judge, by the thought's position, in thinner bands than
 * `jevons judge --calibrate` dares to correct by: tsx scripts/rollout-positions.ts RUN
 */
const bands = [
  { from: 1, to: 1 },
  { from: 2, to: 2 },
  { from: 3, to: 3 },
  { from: 4, to: null },
] as const
const any = { from: 0, to: null }
const none: AgreementCounts = { truePositive: 0, falseNegative: 0, trueNegative: 0, falsePositive: 0 }

const run = readRun(process.argv[2] ?? '')
const said = new Map<string, { readonly correct: boolean; readonly value: number }>()
for await (const { correct, value, ...key } of readJudgements(run.folder)) {
  if (key.judge === 'rollout' && correct !== null)
    said.set(thoughtId(key), { correct, value: value?.value ?? 0 })
}
const clusters = new Map<string, AgreementCounts[]>()
const worth = { correct: [] as number[], incorrect: [] as number[] }
for await (const thought of thoughtsToJudge(run, { split: splitThoughts })) count(thought)

const calibration: Calibration = {
  judge: 'rollout',
  judgeVersion: 'as recorded',
  reference: 'exact',
  strata: bands.map((position) => ({ position, characters: any })),
  clusters: [...clusters].map(([cluster, counts]) => ({ cluster, counts })),
}
const { strata, ...all } = calibrationRates(calibration, { seed: '1' })
for (const [name, { sensitivity, specificity }] of [
  ...strata.map(
    (rates) =>
      [
        `thought ${rates.stratum.position.from}${rates.stratum.position.to === null ? ' and later' : ''}`,
        rates,
      ] as const,
  ),
  ['all', all] as const,
])
  process.stdout.write(`| ${name} | ${shown(sensitivity)} | ${shown(specificity)} |\n`)
for (const [name, values] of Object.entries(worth))
  process.stdout.write(`mean value of ${values.length} ${name} thoughts: ${mean(values).toFixed(3)}\n`)

function count({ key, problem, position, text }: AskedThought & { readonly position: number }): void {
  const verdict = said.get(thoughtId(key))
  if (!verdict || problem.kind !== 'countdown') return
  const truth = exactJudge(problem, text).correct
  worth[truth ? 'correct' : 'incorrect'].push(verdict.value)
  const counts = clusters.get(problem.cluster) ?? bands.map(() => none)
  clusters.set(problem.cluster, counts)
  const band = bands.findIndex(({ from, to }) => position >= from && (to === null || position <= to))
  const kind = truth
    ? verdict.correct
      ? 'truePositive'
      : 'falseNegative'
    : verdict.correct
      ? 'falsePositive'
      : 'trueNegative'
  const before = counts[band] ?? none
  counts[band] = { ...before, [kind]: before[kind] + 1 }
}

function shown(rate: (typeof all)['sensitivity']): string {
  if ('absent' in rate) return rate.absent
  return `${rate.value.toFixed(3)} (${rate.low.toFixed(3)} to ${rate.high.toFixed(3)}), ${rate.n} thoughts`
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
