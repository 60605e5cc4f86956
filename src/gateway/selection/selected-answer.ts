import type { Reply } from '#trace'
import { eventText } from '../event-stream.ts'
import type { Selected } from './live-selection.ts'

/** What an answer is composed of. */
export interface Composing {
  readonly model: unknown
  readonly selected: Selected
  /** Undefined where none came to an answer. */
  readonly chosen: number | undefined
  readonly reply: Reply
  readonly stopped: string | undefined
  readonly select: string
  readonly now: Date
}

/** An answer, in one piece and in the parts of a stream. */
export interface SelectedAnswer {
  readonly head: { readonly id: string; readonly created: number; readonly model: unknown }
  readonly message: object
  readonly end: object
  readonly usage: object | undefined
  readonly jevons: object
  readonly whole: object
}

const finishReasons = {
  stop: 'stop',
  policy: 'stop',
  length: 'length',
  declined: 'content_filter',
  unknown: null,
}

/** One answer in OpenAI's form, whose usage is all that was generated for it. */
export function selectedAnswer({
  model,
  selected,
  chosen,
  reply,
  stopped,
  select,
  now,
}: Composing): SelectedAnswer {
  const { text, span, finish } = reply
  const reasoning = text.slice(span.start, span.end)
  const content = text.slice(span.answerStart ?? span.end)
  const head = {
    id: `chatcmpl-${crypto.randomUUID()}`,
    created: Math.floor(now.getTime() / 1000),
    model,
  }
  const message = {
    role: 'assistant',
    content,
    ...(reasoning !== '' && { reasoning, reasoning_content: reasoning }),
  }
  const end = {
    finish_reason: finishReasons[finish],
    ...(stopped !== undefined && { jevons: { stopped } }),
  }
  const samples = selected.samples.map(sampleFields)
  const jevons = { select, chosen: chosen ?? null, samples }
  const usage = usageOf(selected)
  const whole = {
    ...head,
    object: 'chat.completion',
    choices: [{ index: 0, message, logprobs: null, ...end }],
    ...(usage && { usage }),
    jevons,
  }
  return { head, message, end, usage, jevons, whole }
}

/** A response that was cancelled never says its usage: the pieces that came are a lower bound of its tokens. */
function sampleFields({ response, end }: Selected['samples'][number]): object {
  const told = end?.type === 'reply' ? end.reply.usage.output : undefined
  return {
    sample: response.sample,
    output: told ?? response.pieces(),
    counted: told === undefined ? 'pieces' : 'usage',
    cancelled: response.isCancelled(),
    ...(end !== undefined && end.type !== 'reply' && !response.isCancelled() && { failed: true }),
  }
}

function usageOf({ samples }: Selected): object | undefined {
  let [prompt, output, reasoning, isKnown] = [0, 0, 0, false]
  for (const { response, end } of samples) {
    const usage = end?.type === 'reply' ? end.reply.usage : undefined
    isKnown ||= usage?.output !== undefined
    prompt += usage?.prompt ?? 0
    output += usage?.output ?? response.pieces()
    reasoning += usage?.reasoning ?? 0
  }
  if (!isKnown) return undefined
  return {
    prompt_tokens: prompt,
    completion_tokens: output,
    total_tokens: prompt + output,
    completion_tokens_details: { reasoning_tokens: reasoning },
  }
}

/** The answer as a stream that brings it at once. */
export function selectedStream(
  { head, message, end, usage, jevons }: SelectedAnswer,
  { isUsageAsked, headers }: { readonly isUsageAsked: boolean; readonly headers: Headers },
): Response {
  const chunk = { ...head, object: 'chat.completion.chunk' }
  const events = [
    eventText({ ...chunk, choices: [{ index: 0, delta: message, finish_reason: null }] }),
    eventText({ ...chunk, choices: [{ index: 0, delta: {}, ...end }], jevons }),
    ...(isUsageAsked && usage ? [eventText({ ...chunk, choices: [], usage })] : []),
    eventText('[DONE]'),
  ]
  headers.set('content-type', 'text/event-stream; charset=utf-8')
  headers.set('cache-control', 'no-store')
  return new Response(events.join(''), { headers })
}
