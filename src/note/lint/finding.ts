export type Severity = 'error' | 'warning' | 'info'

/** What a check found in a note. */
export interface Finding {
  /** The rule's name, as `--rules` lists it. */
  readonly rule: string
  readonly severity: Severity
  /** The line it stands at, counted from 1. */
  readonly line: number
  /** What was printed, in its own words. */
  readonly printed: string
  /** What comes out when it is computed again; null where the finding is no number. */
  readonly recomputed: string | null
  /** One sentence: what does not agree, and with what. */
  readonly message: string
}
