import { amountAt, type Body, bodyAt, countAt, sumOf } from './body.ts'
import { readContent } from './content-parts.ts'
import { finishOf } from './finish-of.ts'
import type { ReplyDialect } from './reply-dialect.ts'
import type { ReplyDraft } from './reply-draft.ts'

/** Amazon Bedrock's Converse. Its replies do not name the model. */
export const bedrockConverse: ReplyDialect = {
  name: 'bedrock',
  recognises: (body) => Array.isArray(bodyAt(bodyAt(body, 'output'), 'message')?.content),
  read: (body) => {
    const { reasoning, field, answer } = readContent(bodyAt(bodyAt(body, 'output'), 'message')?.content)
    const draft: ReplyDraft = {
      reasoning,
      field,
      answer,
      finish: finishOf(body.stopReason),
      usage: bedrockUsage(bodyAt(body, 'usage')),
      durationMs: amountAt(bodyAt(body, 'metrics'), 'latencyMs'),
    }
    return [draft]
  },
}

/** As with Anthropic, cached input is counted beside `inputTokens`. */
function bedrockUsage(usage: Body | undefined): ReplyDraft['usage'] {
  const cachedPrompt = countAt(usage, 'cacheReadInputTokens', 'cacheReadInputTokenCount')
  const input = countAt(usage, 'inputTokens')
  const written = countAt(usage, 'cacheWriteInputTokens', 'cacheWriteInputTokenCount')
  return {
    prompt: input === undefined ? undefined : sumOf(input, cachedPrompt, written),
    cachedPrompt,
    reasoning: undefined,
    output: countAt(usage, 'outputTokens'),
  }
}
