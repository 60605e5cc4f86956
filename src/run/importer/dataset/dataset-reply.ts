import {
  findReasoning,
  joinedReply,
  type ReasoningKind,
  type Reply,
  type ReplyFinish,
  type ReplyUsage,
  reasoningKindOf,
} from '#trace'
import type { ReadingOptions } from '../import-format.ts'

/** One answer as a data set keeps it: raw text with inline tags, or reasoning and answer in fields of their own. */
export interface DatasetAnswer {
  readonly text?: string | undefined
  readonly reasoning?: string | undefined
  readonly answer?: string | undefined
  readonly model?: string | undefined
  readonly finish?: ReplyFinish | undefined
  readonly usage?: ReplyUsage | undefined
  readonly costUsd?: number | undefined
  /** Where the data set is known to tell more than the model's name does. */
  readonly kind?: Extract<ReasoningKind, 'full'> | undefined
}

export function replyOf(
  { text, reasoning, answer, model, finish = 'unknown', usage = {}, costUsd, kind }: DatasetAnswer,
  options: ReadingOptions,
): Reply {
  const parts =
    reasoning === undefined
      ? inlineReply(text ?? answer ?? '', options)
      : joinedReply(reasoning, answer ?? '')
  const { start, end } = parts.span
  const evidence = {
    // What a data set is known to hold does not follow from the model's name; the user's word counts all the same.
    model: kind === undefined || isNamed(model, options) ? model : undefined,
    tokens: usage.reasoning,
    summaryModels: options.summaryModels,
  }
  // Field by field: it is made for every response, and spreading costs more than the rest.
  const reply: { -readonly [Name in keyof Reply]: Reply[Name] } = {
    text: parts.text,
    span: parts.span,
    // The joined text is not cut again: that would put it into one piece for nothing.
    reasoning: reasoningKindOf(reasoning ?? parts.text.slice(start, end), evidence),
    finish,
    usage: consistent(usage),
  }
  if (parts.pieces) reply.pieces = parts.pieces
  if (model !== undefined) reply.model = model
  if (costUsd !== undefined) reply.costUsd = costUsd
  return reply
}

function inlineReply(text: string, { tags }: ReadingOptions): Pick<Reply, 'text' | 'pieces' | 'span'> {
  return { text, span: findReasoning(text, tags) }
}

function isNamed(model: string | undefined, { summaryModels }: ReadingOptions): boolean {
  const name = model?.toLowerCase() ?? ''
  return summaryModels.some((part) => part !== '' && name.includes(part.toLowerCase()))
}

/** Two tokenizers counted where the share is larger than the whole: then it is none. */
function consistent(usage: ReplyUsage): ReplyUsage {
  const { reasoning, output, ...rest } = usage
  if (reasoning === undefined || output === undefined || reasoning <= output) return usage
  return { ...rest, output }
}

/** Why a generation ended, in the words of the servers that data sets were made with. */
export function finishIn(value: unknown): ReplyFinish {
  if (typeof value !== 'string') return 'unknown'
  switch (value.toLowerCase()) {
    case 'stop':
    case 'eos':
    case 'eos_token':
    case 'end_turn':
    case 'stop_sequence':
      return 'stop'
    case 'length':
    case 'max_tokens':
    case 'max_length':
    case 'max_output_tokens':
      return 'length'
    case 'content_filter':
    case 'refusal':
    case 'safety':
      return 'declined'
    default:
      return 'unknown'
  }
}
