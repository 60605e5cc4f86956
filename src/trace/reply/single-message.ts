import { bodyAt, countAt, textAt } from './body.ts'
import { errorReason } from './error-reason.ts'
import { finishOf } from './finish-of.ts'
import { readMessage } from './openai-chat.ts'
import { billedCost, openAiUsage } from './openai-usage.ts'
import type { ReplyDialect } from './reply-dialect.ts'
import type { ReplyDraft } from './reply-draft.ts'

/**
 * One assistant's message: Cohere's chat (`message`, with `finish_reason` and `usage.tokens` beside it), or bare, as
 * loggers keep it (`role: assistant`, perhaps with `finish_reason`, `usage` and `model` in it).
 */
export const singleMessage: ReplyDialect = {
  name: 'message',
  recognises: (body) => {
    const message = bodyAt(body, 'message') ?? body
    return message.role === 'assistant' && 'content' in message
  },
  read: (body) => {
    const failed = errorReason(body)
    if (failed !== undefined) return [failed]
    const message = bodyAt(body, 'message') ?? body
    const { reasoning, field, answer, refusal } = readMessage(message)
    const usage = bodyAt(body, 'usage')
    const cohere = bodyAt(usage, 'tokens')
    const draft: ReplyDraft = {
      reasoning,
      field,
      answer: answer === '' ? refusal : answer,
      finish: refusal === '' ? finishOf(body.finish_reason ?? body.stop_reason) : 'declined',
      usage: cohere
        ? {
            prompt: countAt(cohere, 'input_tokens'),
            cachedPrompt: countAt(usage, 'cached_tokens'),
            reasoning: undefined,
            output: countAt(cohere, 'output_tokens'),
          }
        : openAiUsage(usage),
      model: textAt(body, 'model'),
      costUsd: billedCost(usage),
    }
    return [draft]
  },
}
