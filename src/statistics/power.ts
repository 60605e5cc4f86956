import { normalQuantile } from './normal.ts'

function requireShare(name: string, share: number): void {
  if (!(share > 0 && share < 1)) throw new RangeError(`${name} ${share}: must lie between 0 and 1`)
}

/** The distance, in standard errors, at which a two-sided test at this level finds a difference with this power. */
function distance(level: number, power: number): number {
  requireShare('confidence level', level)
  requireShare('power', power)
  return normalQuantile(0.5 + level / 2) + normalQuantile(power)
}

/** The smallest true difference that is found with the given power (.8 unless stated), in the standard error's unit. */
export function minimumDetectable(design: {
  readonly standardError: number
  readonly level: number
  readonly power?: number
}): number {
  const { standardError, level, power = 0.8 } = design
  if (!(standardError >= 0)) throw new RangeError(`standard error ${standardError}: must be at least 0`)
  return distance(level, power) * standardError
}

/**
 * How many problems find a true difference with the given power (Miller 2024, arXiv 2411.00640, section 5).
 * @throws RangeError where the difference is 0, a variance is negative or samples is no integer from 1
 */
export function problemsNeeded(design: {
  /** The variance over problems of the expected difference. */
  readonly omegaSquared: number
  /** The mean variance of a response's value within a problem, arm a. */
  readonly sigmaSquaredA: number
  readonly sigmaSquaredB: number
  /** Responses of each arm to a problem. */
  readonly samples: number
  readonly difference: number
  readonly level: number
  readonly power: number
}): number {
  const { omegaSquared, sigmaSquaredA, sigmaSquaredB, samples, difference, level, power } = design
  if (!(Math.abs(difference) > 0)) throw new RangeError(`difference ${difference}: must not be 0`)
  if (!(Number.isInteger(samples) && samples >= 1))
    throw new RangeError(`samples ${samples}: must be an integer from 1`)
  if (![omegaSquared, sigmaSquaredA, sigmaSquaredB].every((variance) => variance >= 0)) {
    throw new RangeError(`variances ${omegaSquared}, ${sigmaSquaredA}, ${sigmaSquaredB}: must be at least 0`)
  }
  const variance = omegaSquared + (sigmaSquaredA + sigmaSquaredB) / samples
  return Math.ceil((distance(level, power) / difference) ** 2 * variance - 1e-9)
}
