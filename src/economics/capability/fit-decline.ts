import { leastSquares, robustCovariance, studentQuantile } from '#statistics'
import { positive } from '../domain.ts'
import type { CapabilityPrice } from './capability-price.ts'
import { type Decline, declineOf, declineOver } from './decline-units.ts'

/** How fast the price of a capability fell, by a line through the logarithms of its running minima. */
export interface FittedDecline extends Decline {
  /** Of `foldPerYear`, by errors that may differ in size (HC3). */
  readonly interval: { readonly low: number; readonly high: number }
  /** By errors that are alike, as most who publish such a fit compute it. */
  readonly classical: { readonly low: number; readonly high: number }
  readonly level: number
  readonly points: number
  readonly freedom: number
  readonly rSquared: number
  /** First price ÷ last price, over the years between, without any line. */
  readonly endToEnd: Decline & { readonly fold: number; readonly years: number }
  readonly warnings: readonly string[]
}

const msPerYear = 365.25 * 86_400_000
const fewPoints = 10
const shortYears = 1

/**
 * ln price = a + b · years by least squares: fold a year = e^−b.
 * @param minima in order of date, as `runningMinimum` gives them
 * @throws RangeError with fewer than three points, which leave no error to estimate
 */
export function fitDecline(minima: readonly CapabilityPrice[], level: number): FittedDecline {
  const [first] = minima
  const last = minima.at(-1)
  if (!first || !last || minima.length < 3)
    throw new RangeError(
      `${minima.length} prices that undercut those before: at least 3 are needed for a line`,
    )
  const start = Date.parse(first.date)
  const years = minima.map(({ date }) => (Date.parse(date) - start) / msPerYear)
  const logs = minima.map(({ usdPerMillion }) => Math.log(positive('price', usdPerMillion)))
  const fit = leastSquares(
    years.map((year) => [1, year]),
    logs,
  )
  const slope = -(fit.coefficients[1] as number)
  const interval = (kind: 'HC3' | 'classical'): { readonly low: number; readonly high: number } => {
    const { covariance, freedom } = robustCovariance(fit, { kind })
    const reach = studentQuantile(0.5 + level / 2, freedom) * Math.sqrt(covariance[1]?.[1] as number)
    return { low: Math.exp(slope - reach), high: Math.exp(slope + reach) }
  }
  const span = years.at(-1) as number
  const fold = first.usdPerMillion / last.usdPerMillion
  return {
    ...declineOf(Math.exp(slope)),
    interval: interval('HC3'),
    classical: interval('classical'),
    level,
    points: minima.length,
    freedom: fit.freedom,
    rSquared: fit.rSquared,
    endToEnd: { ...declineOver(fold, span), fold, years: span },
    warnings: [
      ...(minima.length < fewPoints
        ? [`${minima.length} points: the interval rests on few, and on a line that need not be one`]
        : []),
      ...(span < shortYears ? [`${(12 * span).toFixed(0)} months: a pace per year is an extrapolation`] : []),
      'running minima can only fall and depend on each other: the interval is too narrow',
    ],
  }
}
