import type { ClusterTotal } from './cluster-total.ts'

/** Two arms, a and b, on the same planned responses, in one metric. */
export interface PairedContrast {
  readonly name: string
  /** The totals of both arms problem by problem. Contrasts of one family list the same problems in the same order. */
  readonly clusters: readonly { readonly a: ClusterTotal; readonly b: ClusterTotal }[]
  /** Whether a response's value is 0 or 1. */
  readonly binary: boolean
  /** The largest harm that still passes as none, declared before the run, in the metric's unit, above 0. */
  readonly margin?: number
  /** Which direction of the difference b − a is harm: 'lower' for accuracy, 'higher' for tokens. */
  readonly harmful: 'lower' | 'higher'
}

/** What a contrast says: the difference b − a of the pooled means. */
export interface PairedDifference {
  readonly name: string
  /** Undefined where an arm has no response that counts in the metric; `warning` says so. */
  readonly value: number | undefined
  /** Simultaneous over the family; −Infinity where nothing bounds it. */
  readonly low: number
  /** Simultaneous over the family; Infinity where nothing bounds it. */
  readonly high: number
  /** The interval of this contrast taken alone. */
  readonly pointwise: { readonly low: number; readonly high: number }
  /** Two-sided, Holm-adjusted over the family. */
  readonly pValue: number | undefined
  /** Whether the simultaneous interval excludes 0. */
  readonly distinguishable: boolean
  /** Whether the simultaneous interval excludes a harm as large as the margin. */
  readonly nonInferior: boolean | undefined
  readonly margin: number | undefined
  /** The smallest true difference that this study would have found with power .8. */
  readonly detectable: number | undefined
  /** How the interval was made. */
  readonly method: string
  readonly warning?: string
}
