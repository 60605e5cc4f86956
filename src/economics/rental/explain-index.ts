import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'
import type { PriceIndex } from './price-index.ts'

const chained: Formula<'before' | 'move'> = {
  name: 'index of GPU-hour prices',
  symbol: 'index',
  unit: '',
  text: 'before · move',
  of: ({ before, move }) => before * move,
}

const change: Formula<'index' | 'first'> = {
  name: 'change of the index since the first day',
  symbol: 'change',
  unit: '%',
  text: '100 · (index ÷ first − 1)',
  of: ({ index, first }) => 100 * (index / first - 1),
}

/** Why an index moved as it did since its first day, down to the last day's move; undefined of fewer than two days. */
export function explainIndex({ days }: PriceIndex): Explained | undefined {
  const [before, last] = days.slice(-2)
  if (before === undefined || last === undefined) return undefined
  const moved: Explained = {
    ...given('move of the last day', 'move', last.index / before.index, ''),
    note: `${last.matched} series matched: geometric mean within a stratum, mean of logs across strata`,
  }
  return explain(change, {
    index: explain(chained, {
      before: given('index of the day before', 'before', before.index, ''),
      move: moved,
    }),
    first: given('index of the first day', 'first', days[0]?.index ?? before.index, ''),
  })
}

/** Days on end on which prices of series were missing, with how many at most. */
export interface IndexGap {
  readonly from: string
  readonly to: string
  readonly missing: number
}

/** The gaps of an index: what `missing` counts, days on end as one. */
export function gapsOf({ days }: PriceIndex): readonly IndexGap[] {
  const gaps: IndexGap[] = []
  let isOpen = false
  for (const { date, missing } of days) {
    const last = gaps.at(-1)
    if (missing === 0) isOpen = false
    else if (isOpen && last !== undefined)
      gaps[gaps.length - 1] = { ...last, to: date, missing: Math.max(last.missing, missing) }
    else {
      gaps.push({ from: date, to: date, missing })
      isOpen = true
    }
  }
  return gaps
}
