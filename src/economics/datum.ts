/** How sure a fact is: `high` checked against its source, `medium` from one that repeats it, `low` disputed or estimated. */
export type Confidence = 'high' | 'medium' | 'low'

/** A fact: a value with its unit, where it comes from, and of which day it is. Facts lie in `data/`, never in code. */
export interface Datum {
  readonly value: number
  /** Where the source gives a range. */
  readonly low?: number
  readonly high?: number
  readonly unit: string
  readonly source: string
  /** The day it is of: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string
  readonly confidence: Confidence
  readonly note?: string
}

/** A value and how far it may be off, by what its inputs say; no confidence interval. */
export interface Range {
  readonly value: number
  readonly low: number
  readonly high: number
}
