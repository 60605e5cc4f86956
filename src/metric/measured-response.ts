/** What the metrics read: one response with everything that was found out about it. Counts are by one named tokenizer. */
export interface MeasuredResponse {
  readonly problem: string
  readonly cluster: string
  readonly level?: number | undefined
  readonly sample: number
  /** Undefined where the problem has no gold answer. */
  readonly outcome?: Outcome | undefined
  /** A count that nobody told and nothing could count is absent. */
  readonly tokens: {
    /** All of the input, what was read from a cache included. */
    readonly prompt?: number
    readonly cachedPrompt?: number
    readonly reasoning?: number
    readonly output?: number
  }
  readonly thoughts: readonly MeasuredThought[]
  /** Openers that check the same thought. */
  readonly reflections: number
  /** Why the thoughts were not measured: the model's own reasoning is not there. */
  readonly withheld?: WithheldReasoning | undefined
  /** The text repeats a block again and again until its end. */
  readonly loops?: boolean | undefined
  /** What it votes for among the responses to its problem: equal for equal answers, undefined without an answer. */
  readonly vote?: string | undefined
  /** The reasoning came to its end by itself: only such a response can be chosen for being the shortest. */
  readonly finished?: boolean | undefined
  readonly costUsd?: number | undefined
  /** How sure the model is of its answer: the geometric mean probability of its tokens, from 0 to 1. */
  readonly confidence?: number | undefined
}

/** A vendor's summary of the reasoning, reasoning that was not given, or an answer without any. */
export type WithheldReasoning = 'summary' | 'hidden' | 'none'

/** `ungradable` and `failed` are not `correct`; `failed` is infrastructure's fault and is retried. */
export type Outcome = 'correct' | 'incorrect' | 'ungradable' | 'failed'

export interface MeasuredThought {
  /** Reasoning tokens from the start of the reasoning up to and including this thought (t_j). */
  readonly tokensUpTo?: number
  /** Where it starts, as a share of the characters of the reasoning: 0 for the first. */
  readonly startShare?: number
  /** UTF-16 units of its text: judges err more on some lengths than on others. */
  readonly characters?: number
  /** Undefined where no judge has judged it. */
  readonly correct?: boolean
  /** A correct line was left with a winning continuation untried. Undefined where that cannot be decided. */
  readonly abandoned?: boolean
  /** The line it follows: equal for equal lines, null where it commits to none. Undefined where nobody can tell. */
  readonly strategy?: string | null
}
