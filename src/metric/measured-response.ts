/** What the metrics read: one response with everything that was found out about it. Counts are by one named tokenizer. */
export interface MeasuredResponse {
  readonly problem: string
  readonly cluster: string
  readonly level?: number
  readonly sample: number
  readonly outcome: Outcome
  readonly tokens: { readonly prompt: number; readonly reasoning: number; readonly output: number }
  readonly thoughts: readonly MeasuredThought[]
  /** Openers that check the same thought. */
  readonly reflections: number
}

/** `ungradable` and `failed` are not `correct`; `failed` is infrastructure's fault and is retried. */
export type Outcome = 'correct' | 'incorrect' | 'ungradable' | 'failed'

export interface MeasuredThought {
  /** Reasoning tokens from the start of the reasoning up to and including this thought (t_j). */
  readonly tokensUpTo: number
  /** Undefined where no judge has judged it. */
  readonly correct?: boolean
  /** A correct line was left with a winning continuation untried. Undefined where that cannot be decided. */
  readonly abandoned?: boolean
}
