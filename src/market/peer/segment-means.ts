import { type ReturnWindow, returnWindows } from '../calendar/base-date.ts'
import type { PeerRow } from './peer-row.ts'

/** Means of returns over stocks, in per cent; null where no stock has one. */
export interface WindowMean {
  /** Every stock counts alike: what somebody earned who put the same sum into each and left it. */
  readonly equal: number | null
  /** By market value at the beginning: what the stocks together earned. Σ cap ÷ Σ (cap ÷ (1 + r)) − 1. */
  readonly cap: number | null
  readonly median: number | null
  readonly stocks: number
  /** Stocks of the mean by market value: those that have one. */
  readonly stocksWithCap: number
}

export type SegmentMeans = Readonly<Record<ReturnWindow, WindowMean>>

export function segmentMeans(rows: readonly PeerRow[]): SegmentMeans {
  return Object.fromEntries(returnWindows.map((window) => [window, meanOf(rows, window)])) as SegmentMeans
}

function meanOf(rows: readonly PeerRow[], window: ReturnWindow): WindowMean {
  const known = rows.flatMap(({ returns, marketCap }) => {
    const found = returns[window]
    return found === null ? [] : [{ percent: found.percent, cap: marketCap?.amount }]
  })
  const percents = known.map(({ percent }) => percent)
  const capped = known.flatMap(({ percent, cap }) => (cap === undefined ? [] : [{ percent, cap }]))
  const end = capped.reduce((sum, { cap }) => sum + cap, 0)
  const start = capped.reduce((sum, { percent, cap }) => sum + cap / (1 + percent / 100), 0)
  return {
    equal: percents.length === 0 ? null : percents.reduce((sum, one) => sum + one, 0) / percents.length,
    cap: capped.length === 0 ? null : 100 * (end / start - 1),
    median: medianOf(percents),
    stocks: percents.length,
    stocksWithCap: capped.length,
  }
}

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const at = (place: number): number => sorted[place] ?? 0
  return (at(Math.floor((sorted.length - 1) / 2)) + at(Math.ceil((sorted.length - 1) / 2))) / 2
}
