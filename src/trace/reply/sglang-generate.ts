import { amountAt, bodyAt, countAt, textAt } from './body.ts'
import { finishOf } from './finish-of.ts'
import type { ReplyDialect } from './reply-dialect.ts'
import type { ReplyDraft } from './reply-draft.ts'

/** SGLang's own /generate: the raw text, and in `meta_info` the rest. */
export const sglangGenerate: ReplyDialect = {
  name: 'sglang-generate',
  recognises: (body) => typeof body.text === 'string' && bodyAt(body, 'meta_info') !== undefined,
  read: (body) => {
    const meta = bodyAt(body, 'meta_info')
    const seconds = amountAt(meta, 'e2e_latency')
    const draft: ReplyDraft = {
      reasoning: '',
      answer: textAt(body, 'text') ?? '',
      finish: finishOf(bodyAt(meta, 'finish_reason')?.type ?? meta?.finish_reason),
      usage: {
        prompt: countAt(meta, 'prompt_tokens'),
        cachedPrompt: countAt(meta, 'cached_tokens'),
        reasoning: countAt(meta, 'reasoning_tokens'),
        output: countAt(meta, 'completion_tokens'),
      },
      model: textAt(body, 'model'),
      durationMs: seconds === undefined ? undefined : seconds * 1000,
    }
    return [draft]
  },
}
