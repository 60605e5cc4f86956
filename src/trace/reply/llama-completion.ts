import { amountAt, type Body, bodyAt, countAt, textAt } from './body.ts'
import { finishOf } from './finish-of.ts'
import type { ReplyDialect } from './reply-dialect.ts'
import type { ReplyDraft } from './reply-draft.ts'

/** llama.cpp's own /completion: the raw text, markers of the reasoning included. */
export const llamaCompletion: ReplyDialect = {
  name: 'llama-completion',
  recognises: (body) =>
    typeof body.content === 'string' &&
    (typeof body.stop === 'boolean' || 'tokens_predicted' in body || 'stop_type' in body),
  read: (body) => {
    const timings = bodyAt(body, 'timings')
    const predicted = amountAt(timings, 'predicted_ms')
    const draft: ReplyDraft = {
      reasoning: '',
      answer: textAt(body, 'content') ?? '',
      finish: finishOf(endOf(body)),
      usage: {
        prompt: countAt(body, 'tokens_evaluated'),
        cachedPrompt: countAt(timings, 'cache_n'),
        reasoning: undefined,
        output: countAt(body, 'tokens_predicted'),
      },
      model: textAt(body, 'model'),
      durationMs: predicted === undefined ? undefined : predicted + (amountAt(timings, 'prompt_ms') ?? 0),
    }
    return [draft]
  },
}

/** Older builds have a flag for each kind of end. */
function endOf(body: Body): unknown {
  if (typeof body.stop_type === 'string') return body.stop_type
  if (body.stopped_limit === true) return 'limit'
  return body.stopped_eos === true || body.stopped_word === true ? 'eos' : undefined
}
