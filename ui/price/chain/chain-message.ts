import type { ChainCorrelation, ChainRanges, DrawnChain } from '#economics'

/** What the page asks of the worker that draws. */
export interface DrawRequest {
  readonly id: number
  readonly ranges: ChainRanges
  readonly correlations: readonly ChainCorrelation[]
  readonly seed: string
  readonly points: number
}

/** What comes back: the draws, and how long they took there. */
export type DrawReply =
  | { readonly id: number; readonly drawn: DrawnChain; readonly durationMs: number }
  | { readonly id: number; readonly reason: string }
