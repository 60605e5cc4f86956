import { estimateInterval, formatNumber, quantityText } from '#figure'
import type { SummaryEstimate } from '#run'
import type { Told } from './imported-words.ts'
import type { ReportWords } from './report-words.ts'

export type Quantity = Parameters<typeof quantityText>[1]

/** An estimate in words; a number that never varied has no interval. */
export function toldOf(estimate: SummaryEstimate, quantity: Quantity, { figures: words }: ReportWords): Told {
  return {
    value: quantityText(estimate.value, quantity, words),
    interval: estimateInterval(estimate, { quantity, words }) ?? words.unbounded,
    n: formatNumber(estimate.n, { language: words.language, decimals: 0 }),
  }
}
