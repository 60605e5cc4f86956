import type { ReasoningSpan } from './split-reasoning.ts'

/**
 * What is known of a model's reasoning. `full`: its own text. `summary`: a vendor's summary of it, on which no thought can
 * be measured. `hidden`: the model reasoned, and the text was not given. `none`: it did not reason, as far as is known.
 */
export type ReasoningKind = 'full' | 'summary' | 'hidden' | 'none'

/**
 * Why generation ended. `stop`: the model said so; `policy`: a policy did; `length`: a token limit came first; `declined`:
 * the model or a filter refused; `unknown`: nothing says why.
 */
export type ReplyFinish = 'stop' | 'policy' | 'length' | 'declined' | 'unknown'

/** Token counts as a server reported them. What it did not report is absent, never 0. */
export interface ReplyUsage {
  /** All input tokens, cached ones included. */
  readonly prompt?: number
  /** The input tokens that were read from a cache. */
  readonly cachedPrompt?: number
  /** Reasoning tokens, contained in `output`. */
  readonly reasoning?: number
  /** Everything that was generated and billed: reasoning and answer. */
  readonly output?: number
}

/** One generation as some server or file tells it, in one shape whatever the dialect. */
export interface Reply {
  /** Reasoning and answer as one text. With inline tags it is the raw text; from separate fields the two joined, nothing between. */
  readonly text: string
  /** What the text is joined of, where it is: whoever writes it need not have it in one piece. */
  readonly pieces?: readonly string[]
  /** Where reasoning and answer are in `text`. */
  readonly span: ReasoningSpan
  readonly reasoning: ReasoningKind
  readonly finish: ReplyFinish
  readonly usage: ReplyUsage
  readonly model?: string
  readonly costUsd?: number
  readonly durationMs?: number
}

/** The text and span of a reply whose reasoning and answer came in separate fields. */
export function joinedReply(reasoning: string, answer: string): Pick<Reply, 'text' | 'pieces' | 'span'> {
  const end = reasoning.length
  return { text: reasoning + answer, pieces: [reasoning, answer], span: { start: 0, end, answerStart: end } }
}
