import { locateReasoning } from '../find-reasoning.ts'
import { type ReasoningField, reasoningKindOf } from '../reasoning-kind.ts'
import type { Reply, ReplyFinish, ReplyUsage } from '../reply.ts'
import type { ReasoningMarkers, ReasoningSpan } from '../split-reasoning.ts'

/** How to read replies. */
export interface ReplyOptions {
  /** Pairs of markers around inline reasoning that are tried before the known ones. */
  readonly tags?: readonly ReasoningMarkers[]
  /** Reasoning of these models, matched by a part of the name, is a vendor's summary whatever the field says. */
  readonly summaryModels?: readonly string[]
  /** The model that was asked, for dialects whose replies do not name it. */
  readonly model?: string
}

/** What a dialect found in a server's reply, before reasoning and answer are put into one text. */
export interface ReplyDraft {
  /** From a field of its own. Empty where there is none: then it may be inline, in the answer. */
  readonly reasoning: string
  readonly field?: ReasoningField | undefined
  readonly answer: string
  readonly finish: ReplyFinish
  readonly usage: { readonly [Key in keyof ReplyUsage]: ReplyUsage[Key] | undefined }
  readonly model?: string | undefined
  readonly costUsd?: number | undefined
  readonly durationMs?: number | undefined
}

/** Puts a draft into the one shape of all replies. */
export function composeReply(draft: ReplyDraft, options: ReplyOptions = {}): Reply {
  const { text, span } = placed(draft, options.tags)
  const model = draft.model ?? options.model
  const reasoning = reasoningKindOf(text.slice(span.start, span.end), {
    model,
    field: draft.field,
    tokens: draft.usage.reasoning,
    summaryModels: options.summaryModels,
  })
  return {
    text,
    span,
    reasoning,
    finish: draft.finish,
    usage: knownUsage(draft.usage),
    ...(model !== undefined && { model }),
    ...(draft.costUsd !== undefined && { costUsd: draft.costUsd }),
    ...(draft.durationMs !== undefined && { durationMs: draft.durationMs }),
  }
}

function placed(
  { reasoning, answer, finish }: ReplyDraft,
  tags: readonly ReasoningMarkers[] | undefined,
): { readonly text: string; readonly span: ReasoningSpan } {
  const { span, dialect } = locateReasoning(answer, tags)
  const kept = withoutTail(answer, dialect?.tails)
  if (reasoning === '') return { text: kept, span }
  if (dialect && answer.slice(span.start, span.end).trim() === reasoning.trim()) return { text: kept, span }
  return { text: reasoning + kept, span: shifted(span, { reasoning, answer, finish }) }
}

/**
 * Reasoning came in a field of its own. What the answer still holds of it (a server that cut it off by force leaves its
 * rest and a closing marker there) continues it; a field that is followed by nothing, and not because the model stopped,
 * was cut off.
 */
function shifted(
  { start, end, answerStart }: ReasoningSpan,
  { reasoning, answer, finish }: Pick<ReplyDraft, 'reasoning' | 'answer' | 'finish'>,
): ReasoningSpan {
  const offset = reasoning.length
  if (answer === '' && finish !== 'stop') return { start: 0, end: offset }
  if (end === start && answerStart === 0) return { start: 0, end: offset, answerStart: offset }
  if (answerStart === undefined) return { start: 0, end: offset + end }
  return { start: 0, end: offset + end, answerStart: offset + answerStart }
}

function withoutTail(answer: string, tails: readonly string[] | undefined): string {
  const tail = tails?.find((mark) => answer.endsWith(mark))
  return tail === undefined ? answer : answer.slice(0, -tail.length)
}

function knownUsage({ prompt, cachedPrompt, reasoning, output }: ReplyDraft['usage']): ReplyUsage {
  return {
    ...(prompt !== undefined && { prompt }),
    ...(cachedPrompt !== undefined && { cachedPrompt }),
    ...(reasoning !== undefined && { reasoning }),
    ...(output !== undefined && { output }),
  }
}
