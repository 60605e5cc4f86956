import type { ReasoningField } from '../reasoning-kind.ts'
import { type Body, bodiesAt, bodyAt, textAt } from './body.ts'
import { joinTexts, readContent, strongerField } from './content-parts.ts'
import { finishOf } from './finish-of.ts'
import { billedCost, openAiUsage } from './openai-usage.ts'
import type { ReplyDialect } from './reply-dialect.ts'
import type { ReplyDraft } from './reply-draft.ts'

/**
 * OpenAI's Responses, and servers that follow them: items of `reasoning` (the text itself only from open models, else a
 * summary or encrypted) and of `message`.
 */
export const openAiResponses: ReplyDialect = {
  name: 'openai-responses',
  recognises: (body) =>
    Array.isArray(body.output) &&
    (body.object === 'response' ||
      bodiesAt(body, 'output').some(({ type }) => type === 'message' || type === 'reasoning')),
  read: (body) => {
    const { reasoning, field, answer, refusal } = readItems(bodiesAt(body, 'output'))
    const usage = bodyAt(body, 'usage')
    const draft: ReplyDraft = {
      reasoning,
      field,
      answer: answer === '' ? refusal : answer,
      finish: refusal === '' ? finishOf(reasonOf(body)) : 'declined',
      usage: openAiUsage(usage),
      model: textAt(body, 'model'),
      costUsd: billedCost(usage),
    }
    return [draft]
  },
}

const reasonOf = (body: Body): unknown =>
  body.status === 'incomplete' ? bodyAt(body, 'incomplete_details')?.reason : body.status

function readItems(items: readonly Body[]): {
  readonly reasoning: string
  readonly field: ReasoningField | undefined
  readonly answer: string
  readonly refusal: string
} {
  const thoughts: string[] = []
  const answers: string[] = []
  let field: ReasoningField | undefined
  let refusal = ''
  for (const item of items) {
    if (item.type === 'reasoning') {
      const thought = readReasoningItem(item)
      thoughts.push(thought.text)
      field = strongerField(field, thought.field)
    } else if (item.type === 'message') {
      const content = readContent(item.content)
      answers.push(content.answer)
      refusal += content.refusal
    }
  }
  const reasoning = joinTexts(thoughts)
  // An encrypted item among summaries is the rule there: a summary it is.
  return {
    reasoning,
    field: field === 'encrypted' && reasoning !== '' ? 'summary' : field,
    answer: joinTexts(answers),
    refusal,
  }
}

function readReasoningItem(item: Body): { readonly text: string; readonly field: ReasoningField } {
  const text = joinTexts(item.content)
  if (text !== '') return { text, field: 'text' }
  const summary = joinTexts(item.summary)
  return { text: summary, field: summary === '' ? 'encrypted' : 'summary' }
}
