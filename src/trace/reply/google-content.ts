import type { ReasoningField } from '../reasoning-kind.ts'
import { type Body, bodiesAt, bodyAt, countAt, sumOf, textAt } from './body.ts'
import { finishOf } from './finish-of.ts'
import type { ReplyDialect } from './reply-dialect.ts'
import type { ReplyDraft } from './reply-draft.ts'

/** Google's generateContent (Gemini API and Vertex AI). Parts marked `thought` are summaries, except from open models. */
export const googleContent: ReplyDialect = {
  name: 'google',
  recognises: (body) =>
    Array.isArray(body.candidates) ||
    (bodyAt(body, 'promptFeedback') !== undefined && 'usageMetadata' in body),
  read: (body) => {
    const candidates = bodiesAt(body, 'candidates')
    const blocked = bodyAt(body, 'promptFeedback')?.blockReason
    if (candidates.length === 0) {
      return blocked === undefined
        ? ['the reply has no candidates']
        : [draftOf({ finishReason: 'safety' }, body, true)]
    }
    return candidates.map((candidate) => draftOf(candidate, body, candidates.length === 1))
  },
}

function draftOf(candidate: Body, body: Body, alone: boolean): ReplyDraft {
  const model = textAt(body, 'modelVersion', 'model')
  let reasoning = ''
  let answer = ''
  for (const part of bodiesAt(bodyAt(candidate, 'content'), 'parts')) {
    const text = textAt(part, 'text') ?? ''
    if (part.thought === true) reasoning += text
    else answer += text
  }
  const usage = googleUsage(bodyAt(body, 'usageMetadata'))
  return {
    reasoning,
    field: fieldOf(reasoning, model),
    answer,
    finish: finishOf(candidate.finishReason),
    usage: alone ? usage : { ...usage, reasoning: undefined, output: undefined },
    model,
  }
}

function fieldOf(reasoning: string, model: string | undefined): ReasoningField | undefined {
  if (reasoning === '') return undefined
  return model?.includes('gemma') ? 'text' : 'summary'
}

/** Thoughts are counted beside the candidates; what was generated and billed is both. */
function googleUsage(usage: Body | undefined): ReplyDraft['usage'] {
  const reasoning = countAt(usage, 'thoughtsTokenCount')
  return {
    prompt: countAt(usage, 'promptTokenCount'),
    cachedPrompt: countAt(usage, 'cachedContentTokenCount'),
    reasoning,
    output: sumOf(countAt(usage, 'candidatesTokenCount'), reasoning),
  }
}
