import { type Day, daysBetween } from '../calendar/day.ts'
import type { FxTable } from '../price/fx-table.ts'
import type { PriceHistory } from '../price/price-history.ts'
import { returnOver } from '../price/return-over.ts'
import { type GroupContrast, groupContrast } from './group-contrast.ts'

/** A contrast of two groups since a day, and how usual one of that size is. */
export interface ContrastSince extends GroupContrast {
  readonly from: Day
  readonly to: Day
  readonly stocksA: number
  readonly stocksB: number
  /** Stocks without a return over that time, and why. */
  readonly leftOut: readonly { readonly ticker: string; readonly why: string }[]
  /** Spans of the same length that ended before: how many, and the share of them with as large a difference. */
  readonly before: { readonly spans: number; readonly share: number | null }
  readonly verdict: 'told apart' | 'cannot tell'
}

export interface ContrastInputs {
  readonly histories: ReadonlyMap<string, PriceHistory>
  readonly fx: FxTable
  readonly a: readonly string[]
  readonly b: readonly string[]
  /** The last day before: its close is what is counted from. */
  readonly from: Day
  readonly to: Day
  readonly seed: string
}

/** Fewer spans can't show that one is rare. */
const fewestSpans = 20
const level = 0.05

/**
 * Whether two groups differ since a day. Stocks of a group move together, so that labels may matter among these stocks though
 * another month would say something else: the same difference is therefore also looked for in spans before. They are told
 * apart where labels matter and such a difference was rare.
 */
export function contrastSince(inputs: ContrastInputs): ContrastSince {
  const { a, b, from, to, seed } = inputs
  const [own, other] = [returnsOf(a, inputs), returnsOf(b, inputs)]
  const contrast = groupContrast(own.values, other.values, seed)
  const before = spansBefore(inputs, contrast.difference)
  const isRare = before.share !== null && before.share < level
  return {
    ...contrast,
    from,
    to,
    stocksA: own.values.length,
    stocksB: other.values.length,
    leftOut: [...own.leftOut, ...other.leftOut],
    before,
    verdict: contrast.pValue < level && isRare ? 'told apart' : 'cannot tell',
  }
}

function returnsOf(
  tickers: readonly string[],
  { histories, fx, from, to }: Pick<ContrastInputs, 'histories' | 'fx' | 'from' | 'to'>,
): { readonly values: readonly number[]; readonly leftOut: ContrastSince['leftOut'] } {
  const values: number[] = []
  const leftOut: { ticker: string; why: string }[] = []
  for (const ticker of tickers) {
    const history = histories.get(ticker)
    const found = history ? returnOver(history, { from, to }, fx) : { absent: 'no row in the prices' }
    if ('absent' in found) leftOut.push({ ticker, why: found.absent })
    else values.push(found.total)
  }
  return { values, leftOut }
}

function spansBefore(inputs: ContrastInputs, difference: number): ContrastSince['before'] {
  const { a, b, from, to, histories } = inputs
  const length = daysBetween(from, to)
  const known = new Set(
    [...a, ...b].flatMap((ticker) => histories.get(ticker)?.closes.map(({ date }) => date) ?? []),
  )
  const days = [...known].filter((day) => day <= from).sort()
  const differences = days.flatMap((start) => {
    const end = days.findLast((day) => daysBetween(start, day) <= length)
    if (end === undefined || daysBetween(start, end) < length - 3 || end <= start) return []
    const [own, other] = [a, b].map(
      (tickers) => returnsOf(tickers, { ...inputs, from: start, to: end }).values,
    )
    if (!own || !other || own.length < 2 || other.length < 2) return []
    return [meanOf(own) - meanOf(other)]
  })
  const asLarge = differences.filter((one) => Math.abs(one) >= Math.abs(difference)).length
  return {
    spans: differences.length,
    share: differences.length < fewestSpans ? null : (1 + asLarge) / (1 + differences.length),
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
