import { studentCdf, studentQuantile } from '#statistics'
import type { Day } from '../calendar/day.ts'
import type { DailyReturn } from './daily-returns.ts'

export interface EventSettings {
  /** The event, or the first common trading day after it. */
  readonly date: Day
  /** Trading days of the event, from its first; 1 where it is one day. */
  readonly days: number
  /** Trading days before it that tell what is usual. */
  readonly estimation: number
  /** Trading days between those and the event, so that what leaked out before is not taken for usual. */
  readonly gap: number
}

/** What a stock did beyond what it does when the others do what they did. */
export interface AbnormalReturn {
  readonly from: Day
  readonly to: Day
  readonly stock: number
  readonly benchmark: number
  /** α and β of the usual days. */
  readonly alpha: number
  readonly beta: number
  readonly expected: number
  readonly abnormal: number
  readonly low: number
  readonly high: number
  /** Two-sided, by Student's t. */
  readonly pValue: number
  /** Of usual days, the share that was off by as much; it asks no distribution. Only for an event of one day. */
  readonly usualShare: number | null
  readonly usual: { readonly from: Day; readonly to: Day; readonly days: number }
  readonly verdict: 'abnormal' | 'cannot tell'
}

/** Fewer usual days say too little of what is usual. */
const fewestUsualDays = 30
const level = 0.95

interface Pair {
  readonly date: Day
  readonly stock: number
  readonly benchmark: number
}

/**
 * A market model (MacKinlay 1997, "Event studies in economics and finance"): returns of a stock against those of a benchmark
 * over usual days, and on the event what is left, with the interval of a prediction. Returns of several days are added up.
 * @throws RangeError where there are too few usual days, or no event day
 */
export function abnormalReturn(
  stock: readonly DailyReturn[],
  benchmark: readonly DailyReturn[],
  settings: EventSettings,
): AbnormalReturn {
  const { event, usual } = windowsOf(pairsOf(stock, benchmark), settings)
  const fit = fitted(usual)
  const sumOf = (key: 'stock' | 'benchmark'): number => event.reduce((sum, pair) => sum + pair[key], 0)
  const count = event.length
  const moved = sumOf('benchmark')
  const expected = count * fit.alpha + fit.beta * moved
  const abnormal = sumOf('stock') - expected
  const distance = (moved - count * fit.mean) ** 2 / fit.squares
  const error = fit.deviation * Math.sqrt(count + count ** 2 / usual.length + distance)
  const freedom = usual.length - 2
  const reach = studentQuantile((1 + level) / 2, freedom) * error
  const pValue = 2 * (1 - studentCdf(Math.abs(abnormal) / error, freedom))
  const asFar = fit.residuals.filter((residual) => Math.abs(residual) >= Math.abs(abnormal)).length
  const usualShare = count === 1 ? (1 + asFar) / (1 + usual.length) : null
  const isAbnormal = pValue < 1 - level && (usualShare === null || usualShare < 1 - level)
  return {
    from: event[0]?.date ?? settings.date,
    to: event.at(-1)?.date ?? settings.date,
    stock: sumOf('stock'),
    benchmark: moved,
    alpha: fit.alpha,
    beta: fit.beta,
    expected,
    abnormal,
    low: abnormal - reach,
    high: abnormal + reach,
    pValue,
    usualShare,
    usual: { from: usual[0]?.date ?? '', to: usual.at(-1)?.date ?? '', days: usual.length },
    verdict: isAbnormal ? 'abnormal' : 'cannot tell',
  }
}

function pairsOf(stock: readonly DailyReturn[], benchmark: readonly DailyReturn[]): readonly Pair[] {
  const other = new Map(benchmark.map(({ date, value }) => [date, value]))
  return stock.flatMap(({ date, value }) => {
    const beside = other.get(date)
    return beside === undefined ? [] : [{ date, stock: value, benchmark: beside }]
  })
}

function windowsOf(
  pairs: readonly Pair[],
  { date, days, estimation, gap }: EventSettings,
): { readonly event: readonly Pair[]; readonly usual: readonly Pair[] } {
  const start = pairs.findIndex((pair) => pair.date >= date)
  if (start < 0) throw new RangeError(`no common trading day from ${date} on`)
  const event = pairs.slice(start, start + days)
  if (event.length < days) throw new RangeError(`only ${event.length} of ${days} days from ${date} on`)
  const end = Math.max(0, start - gap)
  const usual = pairs.slice(Math.max(0, end - estimation), end)
  if (usual.length < fewestUsualDays)
    throw new RangeError(
      `${usual.length} usual days before ${date}: at least ${fewestUsualDays} tell what is usual`,
    )
  return { event, usual }
}

interface Fit {
  readonly alpha: number
  readonly beta: number
  /** Of the benchmark. */
  readonly mean: number
  readonly squares: number
  /** Standard deviation of what is left. */
  readonly deviation: number
  readonly residuals: readonly number[]
}

function fitted(usual: readonly Pair[]): Fit {
  const count = usual.length
  const mean = usual.reduce((sum, { benchmark }) => sum + benchmark, 0) / count
  const meanStock = usual.reduce((sum, { stock }) => sum + stock, 0) / count
  const squares = usual.reduce((sum, { benchmark }) => sum + (benchmark - mean) ** 2, 0)
  if (squares === 0) throw new RangeError('the benchmark never moved on the usual days')
  const products = usual.reduce(
    (sum, { benchmark, stock }) => sum + (benchmark - mean) * (stock - meanStock),
    0,
  )
  const beta = products / squares
  const alpha = meanStock - beta * mean
  const residuals = usual.map(({ benchmark, stock }) => stock - alpha - beta * benchmark)
  const left = residuals.reduce((sum, residual) => sum + residual ** 2, 0)
  return { alpha, beta, mean, squares, deviation: Math.sqrt(left / (count - 2)), residuals }
}
