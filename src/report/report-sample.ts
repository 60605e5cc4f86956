import type { ReasoningMarkers } from '#trace'
import type { SampleChoice } from './choose-samples.ts'

/** One thought of a sample response: a line of thoughts.jsonl holds all of this. */
export interface SampleThought {
  /** Character offsets into the response's text. */
  readonly start: number
  readonly end: number
  readonly opener: string | null
  /** Null where no judge has judged it. */
  readonly correct: boolean | null
  readonly abandoned: boolean | null
}

/** What one arm answered to a sample problem. */
export interface SampleResponse {
  readonly arm: string
  readonly outcome: 'correct' | 'incorrect' | 'ungradable' | 'failed'
  /** Why it was graded so. */
  readonly reason: string
  /** Everything that was generated, reasoning markers included. It is not trusted. */
  readonly text: string
  readonly markers: ReasoningMarkers
  readonly reasoningTokens: number
  readonly thoughts: readonly SampleThought[]
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
