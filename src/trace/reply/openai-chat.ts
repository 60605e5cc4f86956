import type { ReasoningField } from '../reasoning-kind.ts'
import { amountAt, type Body, bodiesAt, bodyAt, countAt, textAt } from './body.ts'
import { readContent, strongerField } from './content-parts.ts'
import { errorReason } from './error-reason.ts'
import { finishOf } from './finish-of.ts'
import { billedCost, openAiUsage } from './openai-usage.ts'
import type { ReplyDialect } from './reply-dialect.ts'
import type { ReplyDraft } from './reply-draft.ts'

/**
 * Chat and text completions as OpenAI writes them, and with it DeepSeek, vLLM, SGLang, llama.cpp, Ollama /v1, OpenRouter,
 * LiteLLM, Groq, Mistral, xAI and Alibaba. Several choices are several replies.
 */
export const openAiChat: ReplyDialect = {
  name: 'openai-chat',
  // Questions have choices too: those are texts.
  recognises: ({ choices }) =>
    Array.isArray(choices) && choices.every((choice) => typeof choice === 'object' && choice !== null),
  read: (body) => {
    const choices = bodiesAt(body, 'choices')
    if (choices.length === 0) return ['the reply has no choices']
    const usage = bodyAt(body, 'usage')
    const alone = choices.length === 1
    return choices.map((choice) => readChoice(choice, { body, usage, alone }))
  },
}

function readChoice(
  choice: Body,
  { body, usage, alone }: { readonly body: Body; readonly usage: Body | undefined; readonly alone: boolean },
): ReplyDraft | string {
  const failed = errorReason(choice)
  if (failed !== undefined) return failed
  const message = bodyAt(choice, 'message', 'delta')
  if (!message && typeof choice.text !== 'string') return 'a choice has no message'
  const read = readMessage(message ?? { content: choice.text, reasoning: choice.reasoning })
  const refused = read.answer === '' && read.refusal !== ''
  const timings = bodyAt(body, 'timings')
  return {
    ...read,
    answer: refused ? read.refusal : read.answer,
    finish: read.refusal !== '' ? 'declined' : finishOf(choice.finish_reason ?? choice.native_finish_reason),
    // Usage counts all choices together: of one among several nothing is known but the prompt.
    usage: alone
      ? withTimings(openAiUsage(usage), timings)
      : { ...openAiUsage(usage), reasoning: undefined, output: undefined },
    model: textAt(body, 'model'),
    costUsd: alone ? billedCost(usage) : undefined,
    durationMs: alone ? durationOf(usage, timings) : undefined,
  }
}

/** llama.cpp tells its counts in `timings` where it sends no usage. */
function withTimings(usage: ReplyDraft['usage'], timings: Body | undefined): ReplyDraft['usage'] {
  return {
    ...usage,
    prompt: usage.prompt ?? countAt(timings, 'prompt_n'),
    output: usage.output ?? countAt(timings, 'predicted_n'),
  }
}

/** Groq counts seconds, llama.cpp milliseconds. */
function durationOf(usage: Body | undefined, timings: Body | undefined): number | undefined {
  const seconds = amountAt(usage, 'total_time')
  if (seconds !== undefined) return seconds * 1000
  const predicted = amountAt(timings, 'predicted_ms')
  return predicted === undefined ? undefined : predicted + (amountAt(timings, 'prompt_ms') ?? 0)
}

/** An assistant's message: reasoning from `reasoning`, `reasoning_content`, `thinking`, details, blocks or parts. */
export function readMessage(message: Body): {
  readonly reasoning: string
  readonly field: ReasoningField | undefined
  readonly answer: string
  readonly refusal: string
} {
  const content = readContent(message.content)
  const blocks = readContent(message.thinking_blocks)
  const named = textAt(message, 'reasoning', 'reasoning_content', 'thinking')
  const details = readDetails(message, named !== undefined)
  const reasoning = named ?? firstText(details.text, blocks.reasoning, content.reasoning)
  return {
    reasoning,
    field: strongerField(details.field, strongerField(blocks.field, content.field)),
    answer: content.answer,
    refusal: textAt(message, 'refusal') ?? content.refusal,
  }
}

const firstText = (...texts: readonly string[]): string => texts.find((text) => text !== '') ?? ''

/** OpenRouter's `reasoning_details`: texts, summaries and encrypted ones. Encrypted beside a text is only its signature. */
function readDetails(
  message: Body,
  isNamed: boolean,
): { readonly text: string; readonly field: ReasoningField | undefined } {
  let text = ''
  let summary = ''
  let encrypted = false
  for (const detail of bodiesAt(message, 'reasoning_details')) {
    text += textAt(detail, 'text') ?? ''
    summary += textAt(detail, 'summary') ?? ''
    encrypted ||= detail.type === 'reasoning.encrypted'
  }
  if (text !== '') return { text, field: 'text' }
  if (summary !== '') return { text: summary, field: 'summary' }
  return { text: '', field: encrypted && !isNamed ? 'encrypted' : undefined }
}
