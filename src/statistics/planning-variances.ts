import { resampler } from './resample.ts'

/** What the size of a comparison depends on: how problems and responses differ. */
export interface PlanningVariances {
  /** Variance over problems of the expected difference b − a. */
  readonly omegaSquared: number
  /**
   * Mean variance within a problem of the difference of two paired responses; undefined where one response a problem cannot
   * tell it from the former, which then holds both.
   */
  readonly sigmaSquared: number | undefined
}

/** Responses of two arms to one problem, paired sample by sample: both lists are of one length. */
export interface ProblemPair {
  readonly a: readonly number[]
  readonly b: readonly number[]
}

/**
 * The variances of a run by the method of moments: the differences within a problem give σ², and what the means of the
 * problems vary beyond σ²/K gives ω² (0 where they vary less than that). Problems without a pair say nothing.
 */
export function pairedVariances(problems: readonly ProblemPair[]): PlanningVariances | undefined {
  const columns = momentColumns(differencesOf(problems))
  return columns.size < 2 ? undefined : planningOf(moments(columns))
}

/** The same in resamples of the problems: how sure the variances are. */
export function resampledVariances(
  problems: readonly ProblemPair[],
  { seed, replicates = 999 }: { readonly seed: string; readonly replicates?: number },
): PlanningVariances[] {
  const columns = momentColumns(differencesOf(problems))
  const resample = resampler(seed, columns.size)
  const weights = new Float64Array(columns.size)
  return Array.from({ length: replicates }, () => {
    resample(weights)
    return planningOf(moments(columns, weights))
  })
}

/**
 * The correlation of two responses of one arm to one problem: the share of the variance that lies between problems.
 * Undefined where no problem has two responses, or all are alike.
 */
export function intraProblemCorrelation(problems: readonly (readonly number[])[]): number | undefined {
  const { between, within, inverse } = moments(momentColumns(problems))
  if (within === undefined) return undefined
  const expected = Math.max(0, between - within * inverse)
  return expected + within > 0 ? expected / (expected + within) : undefined
}

/**
 * The variances of zeros and ones that follow from stated numbers: each arm's p(1 − p) is shared out between problems and
 * within them by the intra-problem correlation, and of what lies between problems the arms share the pair correlation.
 * @throws RangeError where an accuracy is not between 0 and 1 or a correlation not from 0 to 1
 */
export function statedVariances(stated: {
  readonly accuracy: number
  /** Accuracy of the other arm. */
  readonly otherAccuracy: number
  readonly intraProblem: number
  readonly pairCorrelation: number
}): PlanningVariances & { readonly sigmaSquared: number } {
  const { accuracy, otherAccuracy, intraProblem, pairCorrelation } = stated
  const shares = { accuracy, 'accuracy with the effect': otherAccuracy }
  for (const [name, value] of Object.entries(shares))
    if (!(value > 0 && value < 1)) throw new RangeError(`${name} ${value}: must lie between 0 and 1`)
  const correlations = { 'intra-problem correlation': intraProblem, 'pair correlation': pairCorrelation }
  for (const [name, value] of Object.entries(correlations))
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} ${value}: must be from 0 to 1`)
  const [a, b] = [accuracy * (1 - accuracy), otherAccuracy * (1 - otherAccuracy)]
  return {
    omegaSquared: Math.max(0, intraProblem * (a + b - 2 * pairCorrelation * Math.sqrt(a * b))),
    sigmaSquared: (1 - intraProblem) * (a + b),
  }
}

/** Mean of a problem's responses, their variance (NaN of a single one) and 1/K, problem by problem. */
interface MomentColumns {
  readonly size: number
  readonly mean: Float64Array
  readonly variance: Float64Array
  readonly inverse: Float64Array
}

function differencesOf(problems: readonly ProblemPair[]): number[][] {
  return problems.flatMap(({ a, b }) =>
    a.length === 0 ? [] : [a.map((value, sample) => (b[sample] as number) - value)],
  )
}

function momentColumns(problems: readonly (readonly number[])[]): MomentColumns {
  const several = problems.filter(({ length }) => length > 0)
  return {
    size: several.length,
    mean: Float64Array.from(several, meanOf),
    variance: Float64Array.from(several, varianceOf),
    inverse: Float64Array.from(several, ({ length }) => 1 / length),
  }
}

interface Moments {
  /** Variance of the problems' means. */
  readonly between: number
  /** Mean variance within problems; undefined where no problem has two responses. */
  readonly within: number | undefined
  /** Mean of 1/K over problems. */
  readonly inverse: number
}

function moments({ size, mean, variance, inverse }: MomentColumns, weights?: Float64Array): Moments {
  const totals = { mean: 0, squares: 0, inverse: 0, variance: 0, several: 0 }
  for (let index = 0; index < size; index++) {
    const weight = weights ? (weights[index] as number) : 1
    const value = mean[index] as number
    totals.mean += weight * value
    totals.squares += weight * value * value
    totals.inverse += weight * (inverse[index] as number)
    if (Number.isNaN(variance[index])) continue
    totals.variance += weight * (variance[index] as number)
    totals.several += weight
  }
  return {
    between: Math.max(0, totals.squares - (totals.mean * totals.mean) / size) / (size - 1),
    within: totals.several === 0 ? undefined : totals.variance / totals.several,
    inverse: totals.inverse / size,
  }
}

function planningOf({ between, within, inverse }: Moments): PlanningVariances {
  return {
    omegaSquared: within === undefined ? between : Math.max(0, between - within * inverse),
    sigmaSquared: within,
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}
