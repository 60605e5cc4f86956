import { type PlanningVariances, problemsNeeded } from '#statistics'

export interface SizeRequest {
  readonly variances: PlanningVariances
  /** The variances in resamples of the problems they come from; none where they were stated. */
  readonly resampled?: readonly PlanningVariances[]
  /** The true difference to be found. */
  readonly effect: number
  readonly power: number
  /** The level of the intervals that hold together. */
  readonly level: number
  /** Comparisons that share the error. */
  readonly comparisons: number
  /** Responses of each arm to a problem that are thought of. */
  readonly samples: readonly number[]
}

/** A size at which the effect is found with the power asked for. */
export interface PlannedSize {
  readonly problems: number
  readonly samples: number
  /** Responses of both arms together. */
  readonly responses: number
  /** What problems would be by variances at the ends of their own 95 % interval; absent where they were stated. */
  readonly low?: number
  readonly high?: number
}

/**
 * Sizes that find an effect (Miller 2024, arXiv 2411.00640), one for each number of samples. Where one response a problem told
 * the variances, more of them cannot be planned: only samples of 1 remain.
 */
export function planSizes(request: SizeRequest): PlannedSize[] {
  const { variances, samples } = request
  const possible = variances.sigmaSquared === undefined ? [1] : samples
  return possible.map((count) => {
    const problems = needed(variances, count, request)
    return { problems, samples: count, responses: 2 * problems * count, ...rangeOf(count, request) }
  })
}

/** At least two problems: fewer allow no interval. */
function needed(
  { omegaSquared, sigmaSquared = 0 }: PlanningVariances,
  samples: number,
  { effect, power, level, comparisons }: SizeRequest,
): number {
  const design = {
    omegaSquared,
    sigmaSquaredA: sigmaSquared,
    sigmaSquaredB: 0,
    samples,
    difference: effect,
    power,
  }
  return Math.max(2, problemsNeeded({ ...design, level: 1 - (1 - level) / comparisons }))
}

function rangeOf(samples: number, request: SizeRequest): { readonly low?: number; readonly high?: number } {
  const { resampled = [] } = request
  if (resampled.length === 0) return {}
  const sizes = resampled.map((variances) => needed(variances, samples, request)).sort((a, b) => a - b)
  const at = (share: number): number => sizes[Math.round(share * (sizes.length - 1))] ?? Number.NaN
  return { low: at(0.025), high: at(0.975) }
}
