import { type Estimate, percentileInterval, randomSource, resampler } from '#statistics'
import { type ComposedSums, composedUnderthinking } from './composed-underthinking.ts'
import type { JudgedColumns } from './judged-columns.ts'
import { type AgreementColumns, labelled, labelWorth } from './label-worth.ts'

/** Both kinds of evidence: what the judge said of the responses, and how often it is right. */
export interface Evidence {
  readonly columns: JudgedColumns
  readonly agreement: AgreementColumns
}

export interface JointBootstrap {
  /** A number read off the sums, with its interval and standard error. */
  readonly estimate: (of: (sums: ComposedSums) => number) => Estimate & { readonly standardError: number }
}

const usualReplicates = 1999
const fewestReplicates = 399
/** So many thoughts are composed at most, all replicates together, before there are fewer of these. */
const mostThoughts = 1e9

const fewClusters = 30

/**
 * Resamples problems and the clusters of the calibration together: a cluster that is in both counts as often in both, since
 * what it says of the judge and of the responses hangs together.
 */
export function jointBootstrap(
  { columns, agreement }: Evidence,
  options: { readonly seed: string; readonly level?: number; readonly replicates?: number },
): JointBootstrap {
  const { seed, level = 0.95, replicates = replicatesFor(columns.judged.length) } = options
  const drawWeights = weightsOf(columns.clusters, agreement.clusters, seed)
  const unseen = unseenRates(agreement, seed)
  const whole = composedUnderthinking(
    columns,
    labelWorth(agreement, new Float64Array(agreement.clusters.length).fill(1)),
    new Float64Array(columns.clusters.length).fill(1),
  )
  const sums = Array.from({ length: replicates }, () => {
    const { problems, calibration } = drawWeights()
    return composedUnderthinking(columns, labelWorth(agreement, calibration, unseen), problems)
  })
  const clusters = Math.min(columns.clusters.length, agreement.clusters.length)
  const method = 'joint bootstrap of problems and calibration, percentiles'
  const few = clusters < fewClusters ? { warning: fewText(clusters) } : {}
  return {
    estimate: (of) => {
      const value = of(whole)
      const drawn = Float64Array.from(sums, of)
      const { low, high } = percentileInterval(value, drawn, { level, clusters: Math.max(2, clusters) })
      const standardError = standardDeviation(drawn)
      const n = whole.responses
      const problems = columns.clusters.length
      return { value, low, high, n, problems, method, ...few, standardError }
    },
  }
}

function fewText(clusters: number): string {
  return `only ${clusters} problems, or problems in the calibration: below ${fewClusters} the interval is rough`
}

function replicatesFor(thoughts: number): number {
  const affordable = Math.floor(mostThoughts / Math.max(1, thoughts))
  return Math.min(usualReplicates, Math.max(fewestReplicates, affordable))
}

interface JointWeights {
  readonly problems: Float64Array
  readonly calibration: Float64Array
}

function weightsOf(
  problems: readonly string[],
  calibration: readonly string[],
  seed: string,
): () => JointWeights {
  const places = new Map(problems.map((cluster, place) => [cluster, place]))
  const shared = Int32Array.from(calibration, (cluster) => places.get(cluster) ?? -1)
  const own = calibration.flatMap((_, place) => (shared[place] === -1 ? [place] : []))
  const resampleProblems = resampler(`problems of ${seed}`, problems.length)
  const resampleOwn = resampler(`calibration of ${seed}`, own.length)
  const problemWeights = new Float64Array(problems.length)
  const ownWeights = new Float64Array(own.length)
  const calibrationWeights = new Float64Array(calibration.length)
  return () => {
    resampleProblems(problemWeights)
    resampleOwn(ownWeights)
    for (const [place, problem] of shared.entries())
      if (problem !== -1) calibrationWeights[place] = problemWeights[problem] as number
    for (const [index, place] of own.entries()) calibrationWeights[place] = ownWeights[index] as number
    return { problems: problemWeights, calibration: calibrationWeights }
  }
}

/**
 * In place of a rate that no resample varies, since no error was seen (or nothing but errors): a draw of what it may be
 * after as many clusters without one, by Bayes's rule from a uniform prior.
 */
function unseenRates(
  agreement: AgreementColumns,
  seed: string,
): (rate: number, stratum: number, kind: 'correct' | 'incorrect') => number {
  const { uniform } = randomSource(`unseen errors of ${seed}`)
  const clustersOf = (kind: 'correct' | 'incorrect'): number[] =>
    Array.from({ length: agreement.strata }, (_, stratum) => labelled(agreement, stratum, kind).clusters)
  const clusters = { correct: clustersOf('correct'), incorrect: clustersOf('incorrect') }
  return (rate, stratum, kind) => {
    const near = (1 - uniform()) ** (1 / ((clusters[kind][stratum] ?? 0) + 1))
    return rate === 1 ? near : 1 - near
  }
}

function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1))
}
