import type { Confidence } from '../datum.ts'

/** What tokens of a model cost on a day, and what it scores on a benchmark. */
export interface CapabilityPrice {
  readonly benchmark: string
  readonly model: string
  /** YYYY-MM-DD: the day from which it had that price. */
  readonly date: string
  readonly usdPerMillion: number
  readonly score: number
}

/** A decline that somebody published: times in so many years, or times a year. */
export interface PublishedDecline {
  readonly id: string
  readonly name: string
  readonly fold?: number
  readonly years?: number
  readonly fromUsd?: number
  readonly toUsd?: number
  readonly foldPerYear?: number
  readonly printedOrdersPerYear?: number
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
  readonly note?: string
}

/** Which score on which benchmark is asked for. */
export interface CapabilityLevel {
  readonly benchmark: string
  /** The least score that counts. */
  readonly threshold: number
  /** What came before is left out; the first model that reaches the score where not said. */
  readonly from?: string
}

/**
 * The cheapest way to reach a score as it became cheaper: each row that is cheaper than every row before it. In order of date.
 */
export function runningMinimum(
  rows: readonly CapabilityPrice[],
  { benchmark, threshold, from = '' }: CapabilityLevel,
): CapabilityPrice[] {
  const reaching = rows
    .filter((row) => row.benchmark === benchmark && row.score >= threshold && row.date >= from)
    .sort((a, b) => compare(a.date, b.date) || a.usdPerMillion - b.usdPerMillion)
  let least = Number.POSITIVE_INFINITY
  return reaching.filter(({ usdPerMillion }) => {
    const isCheaper = usdPerMillion < least
    if (isCheaper) least = usdPerMillion
    return isCheaper
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
