/** An estimate with its 95 % interval, in shares of 1; null where nothing bounds it. */
export interface TunedDifference {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}

/** What `jevons tune --json` prints. */
export interface TuneResult {
  readonly policy: string
  readonly engine: string
  readonly seed: string
  readonly samples: number
  readonly problems: { readonly tuning: number; readonly fresh: number }
  /** Every setting in the order of the grid, on the tuning problems. */
  readonly grid: readonly {
    readonly policy: string
    readonly parameters: Readonly<Record<string, number>>
    readonly accuracy: number | null
    readonly tokens: number | null
  }[]
  readonly chosen: {
    readonly policy: string
    readonly parameters: Readonly<Record<string, number>>
    /** Its accuracy on the problems that chose it, and on fresh ones. */
    readonly tuning: number | null
    readonly fresh: number | null
    /** Accuracy on the fresh problems minus that of `none` there, paired; null where it can't be estimated. */
    readonly gain: TunedDifference | null
  }
  /** Accuracy where it was chosen minus accuracy on fresh problems; null where there are too few. */
  readonly optimism: (TunedDifference & { readonly level: number }) | null
  readonly runs: { readonly tuning: string; readonly fresh: string }
}
