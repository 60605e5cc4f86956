import type { FigureWords } from './figure-words.ts'
import { differenceText, estimateInterval, intervalText, type Quantity, quantityText } from './quantity.ts'
import type { ResponseFilter } from './response-filter.ts'
import { absentCell, type Cell } from './table.ts'

/** A number with its interval, of whatever kind of estimate. */
export interface Bounded {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  readonly method?: string
  readonly warning?: string
}

export interface EstimateCellOptions {
  readonly quantity: Quantity
  readonly words: FigureWords
  /** Why it is absent, asked for only where it is. */
  readonly reason: () => string
  readonly filter?: ResponseFilter | undefined
  /** A difference: with its sign, and shares in points. */
  readonly signed?: boolean
}

/** A cell with a number and its interval, or with the reason why there is none. */
export function estimateCell(estimate: Bounded | undefined, options: EstimateCellOptions): Cell {
  if (!estimate) return absentCell(options.reason())
  const { quantity, words, filter, signed = false } = options
  const { value, low, high, method = '', warning } = estimate
  const interval = signed
    ? intervalText({ low, high }, { quantity, words, signed })
    : estimateInterval({ value, low, high, method }, { quantity, words })
  return {
    text: signed ? differenceText(value, quantity, words) : quantityText(value, quantity, words),
    ...(interval === undefined ? {} : { interval }),
    ...(warning === undefined ? {} : { note: warning }),
    value,
    ...(method === 'none' ? {} : { low, high }),
    ...(filter === undefined ? {} : { filter }),
  }
}
