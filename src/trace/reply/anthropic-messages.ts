import { type Body, bodyAt, countAt, sumOf, textAt } from './body.ts'
import { readContent } from './content-parts.ts'
import { finishOf } from './finish-of.ts'
import type { ReplyDialect } from './reply-dialect.ts'
import type { ReplyDraft } from './reply-draft.ts'

/** Anthropic's Messages: blocks of `thinking`, `redacted_thinking` and `text`. */
export const anthropicMessages: ReplyDialect = {
  name: 'anthropic',
  recognises: (body) => body.type === 'message' && Array.isArray(body.content) && body.role === 'assistant',
  read: (body) => {
    const { reasoning, field, answer } = readContent(body.content)
    const draft: ReplyDraft = {
      reasoning,
      field,
      answer,
      finish: finishOf(body.stop_reason),
      usage: anthropicUsage(bodyAt(body, 'usage')),
      model: textAt(body, 'model'),
    }
    return [draft]
  },
}

/** Input that was read from or written to the cache is counted beside `input_tokens`; thinking is inside `output_tokens`. */
function anthropicUsage(usage: Body | undefined): ReplyDraft['usage'] {
  const cachedPrompt = countAt(usage, 'cache_read_input_tokens')
  const input = countAt(usage, 'input_tokens')
  return {
    prompt:
      input === undefined
        ? undefined
        : sumOf(input, cachedPrompt, countAt(usage, 'cache_creation_input_tokens')),
    cachedPrompt,
    reasoning: countAt(bodyAt(usage, 'output_tokens_details'), 'thinking_tokens', 'reasoning_tokens'),
    output: countAt(usage, 'output_tokens'),
  }
}
