import {
  joinedReply,
  type ReasoningKind,
  type Reply,
  type ReplyFinish,
  type ReplyUsage,
  splitReasoning,
} from '#trace'
import type { ReadingOptions } from './import-format.ts'

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
  readonly kind?: ReasoningKind | undefined
}

export function replyOf(
  { text, reasoning, answer, model, finish = 'unknown', usage = {}, costUsd, kind }: DatasetAnswer,
  options: ReadingOptions,
): Reply {
  const parts =
    reasoning === undefined
      ? taggedReply(text ?? answer ?? '', options)
      : joinedReply(reasoning, answer ?? '')
  const hasReasoning = parts.span.end > parts.span.start
  return {
    ...parts,
    reasoning: hasReasoning ? givenKind(kind, { model, options }) : absentKind(model, usage),
    finish,
    usage: consistent(usage),
    ...(model === undefined ? {} : { model }),
    ...(costUsd === undefined ? {} : { costUsd }),
  }
}

/** The pairs of tags that data sets write, the commonest first. */
const knownTags: ReadingOptions['tags'] = [
  { open: '<think>', close: '</think>' },
  { open: '<|begin_of_thought|>', close: '<|end_of_thought|>' },
  { open: '<thinking>', close: '</thinking>' },
  { open: '<reasoning>', close: '</reasoning>' },
  { open: '[THINK]', close: '[/THINK]' },
  { open: '◁think▷', close: '◁/think▷' },
]

function taggedReply(text: string, { tags }: ReadingOptions): Pick<Reply, 'text' | 'span'> {
  for (const pair of [...tags, ...knownTags]) {
    if (!text.includes(pair.close) && !text.includes(pair.open)) continue
    return { text, span: splitReasoning(text, pair) }
  }
  return { text, span: { start: 0, end: 0, answerStart: 0 } }
}

/** Two tokenizers counted where the share is larger than the whole: then it is none. */
function consistent(usage: ReplyUsage): ReplyUsage {
  const { reasoning, output, ...rest } = usage
  if (reasoning === undefined || output === undefined || reasoning <= output) return usage
  return { ...rest, output }
}

const summaries = /^(?:.*\/)?(?:o[134](?:-|$)|gpt-5|gemini|grok-4|claude-(?:(?:opus|sonnet|haiku)-)?[4-9])/i
const hiders = /^(?:.*\/)?(?:o[134](?:-|$)|gpt-5)/i

function givenKind(
  kind: ReasoningKind | undefined,
  { model, options }: { readonly model: string | undefined; readonly options: ReadingOptions },
): ReasoningKind {
  if (model !== undefined && options.summaryModels.some((part) => model.includes(part))) return 'summary'
  return kind ?? (model !== undefined && summaries.test(model) ? 'summary' : 'full')
}

function absentKind(model: string | undefined, { reasoning }: ReplyUsage): ReasoningKind {
  if (reasoning !== undefined) return reasoning > 0 ? 'hidden' : 'none'
  return model !== undefined && hiders.test(model) ? 'hidden' : 'none'
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
