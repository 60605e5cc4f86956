import { findReasoning, joinedReply, type ReasoningField, type Reply, reasoningKindOf } from '#trace'
import type { ReadingOptions } from '../import-format.ts'
import { withoutMissing } from '../json-value.ts'

/** One answer as an evaluation log tells it. */
export interface EvaluatedAnswer {
  /** The answer; the whole text, with inline tags perhaps, where `reasoning` is undefined. */
  readonly text: string
  /** The reasoning, where the log keeps it in a field of its own; empty where it is known that none was given. */
  readonly reasoning?: string | undefined
  /** What that field holds. */
  readonly field?: ReasoningField | undefined
  readonly model?: string | undefined
  /** What its vendor calls the model, where the log calls it something else: tells what its reasoning is. */
  readonly knownAs?: string | undefined
  readonly finish?: Reply['finish'] | undefined
  readonly usage?: Reply['usage'] | undefined
  readonly costUsd?: number | undefined
  readonly durationMs?: number | undefined
}

/** The reply of an answer. Where a log says nothing of the finish it is `unknown`. */
export function evaluatedReply(answer: EvaluatedAnswer, options: ReadingOptions): Reply {
  const { model, field, finish = 'unknown', usage = {}, costUsd, durationMs } = answer
  const parts =
    answer.reasoning === undefined || answer.reasoning === ''
      ? { text: answer.text, span: findReasoning(answer.text, options.tags) }
      : joinedReply(answer.reasoning, answer.text)
  const reasoning = reasoningKindOf(parts.text.slice(parts.span.start, parts.span.end), {
    model: answer.knownAs ?? model,
    field,
    tokens: usage.reasoning,
    summaryModels: options.summaryModels,
  })
  return withoutMissing<Reply>({ ...parts, reasoning, finish, usage, model, costUsd, durationMs })
}
