import type { CapexYear, ReturnWindow, SpendingKind, YearCapex } from '#market'

/** What figures of the market say; the numbers are put in. A language is one object of this shape. */
export interface MarketFigureWords {
  /** BCP 47. */
  readonly language: string
  readonly percent: (number: string) => string
  /** Said in every title of made-up numbers. */
  readonly synthetic: string
  readonly absent: string
  readonly segmentReturns: {
    readonly title: (window: ReturnWindow, date: string) => string
    readonly reading: string
    readonly segment: string
    readonly equal: string
    readonly cap: string
    readonly axis: string
  }
  readonly index: {
    readonly title: (name: string) => string
    readonly reading: string
    readonly day: string
    readonly axis: (base: string) => string
  }
  readonly groupShare: {
    readonly title: (name: string) => string
    readonly reading: string
    readonly axis: string
    readonly day: string
  }
  readonly leaderboard: {
    readonly title: string
    readonly reading: string
    readonly axis: string
    readonly model: string
  }
  readonly spending: {
    readonly title: (firms: string) => string
    readonly reading: string
    readonly quarter: string
    readonly kinds: Readonly<Record<SpendingKind, string>>
  }
  readonly capex: {
    readonly title: string
    readonly reading: string
    readonly axis: string
    readonly year: string
    readonly sum: string
    /** A sum of which some parts are not exact. */
    readonly qualified: (text: string, qualifier: CapexYear['sumQualifier']) => string
    readonly kinds: Readonly<Record<YearCapex['kind'], string>>
  }
}
