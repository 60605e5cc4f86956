import type { Problem } from '#problem'
import type { JudgementLine, ResponseLine, ThoughtKey } from '#run'
import type { ReasoningSpan } from '#trace'

/** One thought with everything that a judge could want to see of it. */
export interface AskedThought {
  readonly key: ThoughtKey
  readonly problem: Problem
  readonly response: ResponseLine
  /** Where the reasoning is in the response's text. */
  readonly span: ReasoningSpan
  /** The thought itself. */
  readonly text: string
}

/** What an asked judge says: `correct` is null where it gave no usable verdict, and `reason` says why. */
export type AskedVerdict = Pick<
  JudgementLine,
  'correct' | 'confidence' | 'value' | 'reason' | 'usage' | 'costUsd'
>

/** What one question takes, as far as it can be told before it is asked. */
export interface AskingEstimate {
  readonly promptTokens: number
  readonly outputTokens: number
  /** Absent where no price is known. */
  readonly costUsd?: number
}

/** A judge that takes time or money, so that what it said is kept in judgements.jsonl and never asked again. */
export interface AskingJudge {
  /** As the record and the report name it: `rollout`, `model:NAME`. */
  readonly name: string
  /** Changes whenever the same thought could be judged otherwise: rubric, settings, engine. */
  readonly version: string
  /**
   * All that its verdict can depend on, beside its name and version: thoughts of equal content are asked once. A judge that sees
   * only the problem and the thought answers these two; one that sees what came before answers the thought's own id.
   */
  readonly contentOf: (thought: ThoughtKey) => string
  /** Why this thought cannot be asked about at all; undefined where it can. */
  readonly refusal: (thought: AskedThought) => string | undefined
  readonly estimate: (thought: AskedThought) => AskingEstimate
  /**
   * @throws EngineError where infrastructure failed: the thought is asked again another time, and never counts as incorrect
   */
  readonly ask: (thought: AskedThought, options: { readonly signal: AbortSignal }) => Promise<AskedVerdict>
}
