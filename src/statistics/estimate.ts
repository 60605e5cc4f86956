/** A number with its interval and what it rests on. */
export interface Estimate {
  readonly value: number
  /** −Infinity where nothing bounds it. */
  readonly low: number
  /** Infinity where nothing bounds it. */
  readonly high: number
  /** Responses it rests on. */
  readonly n: number
  /** Problems (clusters) it rests on. */
  readonly problems: number
  /** How the interval was made. */
  readonly method: string
  readonly warning?: string
}

/** A number that is missing, and why. */
export interface Absent {
  readonly absent: string
}
