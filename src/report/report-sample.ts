import type { ReasoningSpan } from '#trace'
import type { SampleChoice } from './choose-samples.ts'

/** One thought of a sample response: a line of thoughts.jsonl holds all of this. */
export interface SampleThought {
  /** Character offsets into the response's text. */
  readonly start: number
  readonly end: number
  readonly opener: string | null
  /** Null or absent where no judge has judged it. */
  readonly correct?: boolean | null
  readonly abandoned?: boolean | null
}

/** What one arm answered to a sample problem. */
export interface SampleResponse {
  readonly arm: string
  /** Null where the problem has no gold answer. */
  readonly outcome: 'correct' | 'incorrect' | 'ungradable' | 'failed' | null
  /** Why it was graded so. */
  readonly reason: string
  /** Everything that was generated, reasoning markers included. It is not trusted. */
  readonly text: string
  /** Where the reasoning is in the text. */
  readonly span: ReasoningSpan
  /** Null where nothing counts them. */
  readonly reasoningTokens: number | null
  readonly thoughts: readonly SampleThought[]
  /** A block that repeats again and again: character offsets into the text, and characters of one round. */
  readonly loop?: { readonly start: number; readonly end: number; readonly period: number }
}

/** A problem to show, with the responses of all arms to the same sample of it, and the rule that chose it. */
export interface ReportSample {
  readonly choice: SampleChoice
  readonly question: string
  /** A right answer in words; null where none is kept. */
  readonly gold: string | null
  readonly level?: number
  readonly responses: readonly SampleResponse[]
}
