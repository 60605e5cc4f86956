import { betaCdf } from './beta.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { rootOfIncreasing } from './root.ts'

function requireFreedom(degreesOfFreedom: number): void {
  if (!(degreesOfFreedom > 0)) throw new RangeError(`degrees of freedom ${degreesOfFreedom}: must be above 0`)
}

/** P(T ≤ t) for Student's T; infinite degrees of freedom give the normal distribution. */
export function studentCdf(t: number, degreesOfFreedom: number): number {
  requireFreedom(degreesOfFreedom)
  if (degreesOfFreedom === Infinity) return normalCdf(t)
  const square = t * t
  if (square === Infinity) return t > 0 ? 1 : 0
  const half = degreesOfFreedom / 2
  // The smaller of the two arguments of the beta function keeps its digits, near 0 as well as far out.
  if (square < degreesOfFreedom) {
    const central = betaCdf(square / (degreesOfFreedom + square), 0.5, half) / 2
    return t < 0 ? 0.5 - central : 0.5 + central
  }
  const tail = betaCdf(degreesOfFreedom / (degreesOfFreedom + square), half, 0.5) / 2
  return t < 0 ? tail : 1 - tail
}

/** The t with P(T ≤ t) = probability, for Student's T. */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  requireFreedom(degreesOfFreedom)
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`probability ${probability}: must be from 0 to 1`)
  if (degreesOfFreedom === Infinity) return normalQuantile(probability)
  if (probability === 0.5) return 0
  if (probability > 0.5) return -studentQuantile(1 - probability, degreesOfFreedom)
  if (probability === 0) return -Infinity
  let low = -1
  while (studentCdf(low, degreesOfFreedom) > probability) low *= 2
  return rootOfIncreasing((t) => studentCdf(t, degreesOfFreedom) - probability, low, 0)
}
