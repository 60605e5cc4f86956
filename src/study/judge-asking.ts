import type { Problem } from '#problem'
import type { JudgementLine, ResponseLine, ThoughtKey } from '#run'
import type { ReasoningSpan, ReplyUsage } from '#trace'

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
   * only the problem and the thought answers these; one that sees what came before answers the thought's key.
   */
  readonly contentOf: (thought: AskedThought) => string
  readonly estimate: (thought: AskedThought) => AskingEstimate
  /**
   * @throws JudgeFailure where infrastructure failed, so that the thought is tried again and never counts as incorrect
   */
  readonly ask: (thought: AskedThought, options: { readonly signal: AbortSignal }) => Promise<AskedVerdict>
}

/** Asks a language model one question: what an OpenAI-compatible chat endpoint does. */
export type AskModel = (request: ModelQuestion) => Promise<ModelReply>

export interface ModelQuestion {
  readonly messages: readonly {
    readonly role: 'system' | 'user' | 'assistant'
    readonly content: string
  }[]
  readonly maxTokens: number
  readonly temperature: number
  /** A JSON schema that the reply is to follow, where the server can hold it to one. */
  readonly schema?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> }
  readonly signal: AbortSignal
}

export interface ModelReply {
  /** The answer, without the model's reasoning. */
  readonly text: string
  readonly usage: ReplyUsage
}

/** Infrastructure failed: refused, reset, rate-limited, silent. It says nothing of the thought. */
export class JudgeFailure extends Error {
  override readonly name = 'JudgeFailure'
  /** How long the server asked to be left alone, in milliseconds. */
  readonly retryAfterMs: number | undefined
  /** Trying again is of no use: a wrong key, an unknown model. */
  readonly isFinal: boolean

  constructor(message: string, options: { readonly retryAfterMs?: number; readonly isFinal?: boolean } = {}) {
    super(message)
    this.retryAfterMs = options.retryAfterMs
    this.isFinal = options.isFinal ?? false
  }
}
