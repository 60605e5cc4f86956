import { amountAt, type Body, bodyAt, countAt, textAt } from './body.ts'
import { finishOf } from './finish-of.ts'
import { readMessage } from './openai-chat.ts'
import type { ReplyDialect } from './reply-dialect.ts'
import type { ReplyDraft } from './reply-draft.ts'

/** Ollama's own /api/chat (`message`) and /api/generate (`response`). `eval_count` holds the thinking too. */
export const ollamaNative: ReplyDialect = {
  name: 'ollama',
  recognises: (body) =>
    typeof body.done === 'boolean' &&
    (bodyAt(body, 'message') !== undefined || typeof body.response === 'string'),
  read: (body) => {
    const { reasoning, answer } = readMessage(
      bodyAt(body, 'message') ?? { content: body.response, thinking: body.thinking },
    )
    const draft: ReplyDraft = {
      reasoning,
      field: reasoning === '' ? undefined : 'text',
      answer,
      finish: body.done === true ? finishOf(body.done_reason) : 'unknown',
      usage: ollamaUsage(body),
      model: textAt(body, 'model'),
      durationMs: milliseconds(amountAt(body, 'total_duration')),
    }
    return [draft]
  },
}

/** `prompt_eval_count` leaves out what lay in the cache and says nothing of how much that was. */
const ollamaUsage = (body: Body): ReplyDraft['usage'] => ({
  prompt: countAt(body, 'prompt_eval_count'),
  cachedPrompt: undefined,
  reasoning: undefined,
  output: countAt(body, 'eval_count'),
})

const milliseconds = (nanoseconds: number | undefined): number | undefined =>
  nanoseconds === undefined ? undefined : nanoseconds / 1e6
