import type { FigureWords } from './figure-words.ts'
import { absentMark, formatNumber } from './number-format.ts'

/**
 * How a number is to be read: a share of 1 shown in per cent, a score between 0 and 1, a count of tokens, or a small mean
 * such as thoughts a response.
 */
export type Quantity = 'share' | 'score' | 'tokens' | 'mean'

export interface Bounds {
  readonly low: number | null
  readonly high: number | null
}

function decimalsOf(quantity: Quantity, value: number): number {
  if (quantity === 'score') return 3
  if (quantity === 'mean') return 2
  return quantity === 'tokens' && Math.abs(value) >= 1000 ? 0 : 1
}

/** The bare number in the quantity's unit: 58.3 for a share of .583. */
function quantityNumber(
  value: number,
  {
    quantity,
    words,
    signed = false,
  }: { readonly quantity: Quantity; readonly words: FigureWords; readonly signed?: boolean },
): string {
  const shown = quantity === 'share' ? 100 * value : value
  return formatNumber(shown, {
    language: words.language,
    decimals: decimalsOf(quantity, value),
    signed,
  })
}

/** A level: "58.3 %", "0.175", "164.2", "5.31". */
export function quantityText(value: number, quantity: Quantity, words: FigureWords): string {
  const number = quantityNumber(value, { quantity, words })
  return quantity === 'share' ? words.percent(number) : number
}

/** A difference between two levels: shares differ by points, everything else by its own unit. */
export function differenceText(value: number, quantity: Quantity, words: FigureWords): string {
  const number = quantityNumber(value, { quantity, words, signed: true })
  return quantity === 'share' ? words.points(number) : number
}

/** How large a difference is, whatever its direction: "14.2 points". */
export function sizeText(value: number, quantity: Quantity, words: FigureWords): string {
  const number = quantityNumber(Math.abs(value), { quantity, words })
  return quantity === 'share' ? words.points(number) : number
}

/** The interval to draw: none around a number that never varied, since nothing is known of its spread. */
export function knownInterval({
  value,
  low,
  high,
  method,
}: Bounds & { readonly value: number; readonly method: string }): Bounds {
  return method === 'none' ? { low: value, high: value } : { low, high }
}

/** A bound this many times the value comes of resampling a handful of events: it bounds nothing. */
const boundless = 1000

/** The interval of an estimate in words: undefined where nothing varied, a dash where nothing bounds a side. */
export function estimateInterval(
  estimate: Bounds & { readonly value: number; readonly method: string },
  options: { readonly quantity: Quantity; readonly words: FigureWords },
): string | undefined {
  const { value, low, high, method } = estimate
  if (method === 'none') return undefined
  const isBoundless = options.quantity !== 'share' && high !== null && high > boundless * value
  return intervalText({ low, high: isBoundless ? null : high }, options)
}

/** Bounds without their unit: "55.2 to 61.4". A side that nothing bounds says so. */
export function intervalText(
  { low, high }: Bounds,
  options: { readonly quantity: Quantity; readonly words: FigureWords; readonly signed?: boolean },
): string {
  const bound = (value: number | null): string =>
    value === null ? absentMark : quantityNumber(value, options)
  return low === null && high === null
    ? options.words.unbounded
    : options.words.interval(bound(low), bound(high))
}
