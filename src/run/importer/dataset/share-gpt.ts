import { type RecordFormat, SkippedRecord } from '../import-format.ts'
import { listOf } from '../json-value.ts'
import { fieldOf, firstText, isRow, type Row, textIn } from './dataset-field.ts'
import { type DatasetAnswer, replyOf } from './dataset-reply.ts'
import { goldOfRow } from './gold-of-row.ts'
import { problemOfRow } from './problem-of-row.ts'

type Speaker = 'system' | 'user' | 'model'

/** What speakers are called in `from` and `role`. */
const speakers: ReadonlyMap<string, Speaker> = new Map([
  ['system', 'system'],
  ['developer', 'system'],
  ['human', 'user'],
  ['user', 'user'],
  ['gpt', 'model'],
  ['assistant', 'model'],
  ['model', 'model'],
  ['chatgpt', 'model'],
  ['bing', 'model'],
  ['bard', 'model'],
])

const listNames = ['conversations', 'conversation', 'messages'] as const

/**
 * Conversations as ShareGPT keeps them (`from`, `value`) and as chats do (`role`, `content`). The response is the last turn
 * of the model, the question what was said before it: the user's one turn, or where there were several all turns, each
 * with its speaker. Also OpenThoughts' default subset and OpenThoughts2 and 3.
 */
export const shareGpt: RecordFormat = {
  name: 'share-gpt',
  summary: 'conversations: [{from: human|gpt, value}] or messages: [{role: user|assistant, content}]',
  recognises: (record) => {
    const turns = isRow(record) ? turnsOf(record) : undefined
    return turns?.some((turn) => speakerOf(turn) === 'user') ?? false
  },
  read(record, options) {
    const turns = isRow(record) ? turnsOf(record) : undefined
    if (!isRow(record) || turns === undefined) throw new SkippedRecord('no conversation')
    const last = turns.findLastIndex((turn) => speakerOf(turn) === 'model')
    const question = questionOf(last < 0 ? turns : turns.slice(0, last))
    if (question === undefined) throw new SkippedRecord('no turn of a user')
    const problem = problemOfRow(record, {
      question,
      id: firstText(record, ['id', 'uuid', 'conversation_id', 'prompt_id']),
      gold: goldOfRow(record),
    })
    const answer = answerOf(turns[last])
    if (answer === undefined) {
      const skipped = last < 0 ? {} : { skipped: [`turn ${last} of the model holds no text`] }
      return [{ problem, responses: [], ...skipped }]
    }
    const model = firstText(record, ['model', 'model_name', 'generator'])
    return [{ problem, responses: [{ reply: replyOf({ ...answer, model }, options) }] }]
  },
}

function turnsOf(row: Row): readonly unknown[] | undefined {
  for (const name of listNames) {
    const turns = listOf(fieldOf(row, name))
    if (turns !== undefined && turns.length > 0 && isRow(turns[0])) return turns
  }
  return undefined
}

function speakerOf(turn: unknown): Speaker | undefined {
  if (!isRow(turn)) return undefined
  const name = fieldOf(turn, 'from') ?? fieldOf(turn, 'role')
  return typeof name === 'string' && name.length < 20 ? speakers.get(name.toLowerCase()) : undefined
}

function questionOf(turns: readonly unknown[]): string | undefined {
  const said = turns.flatMap((turn) => {
    const speaker = speakerOf(turn)
    const text = isRow(turn) ? contentOf(fieldOf(turn, 'value') ?? fieldOf(turn, 'content')) : undefined
    return speaker === undefined || speaker === 'system' || text === undefined ? [] : [{ speaker, text }]
  })
  if (!said.some(({ speaker }) => speaker === 'user')) return undefined
  if (said.length === 1) return said[0]?.text
  return said.map(({ speaker, text }) => `${speaker === 'user' ? 'User' : 'Assistant'}: ${text}`).join('\n\n')
}

function answerOf(turn: unknown): DatasetAnswer | undefined {
  if (!isRow(turn)) return undefined
  const text = contentOf(fieldOf(turn, 'value') ?? fieldOf(turn, 'content'))
  const reasoning = firstText(turn, ['reasoning_content', 'reasoning', 'thinking'])
  if (text === undefined && reasoning === undefined) return undefined
  return reasoning === undefined ? { text } : { reasoning, answer: text }
}

/** Content is a text, or a list of parts of which those of type `text` count. */
function contentOf(content: unknown): string | undefined {
  const parts = listOf(content)
  if (parts === undefined) return textIn(content)
  const texts = parts.flatMap((part) => (isRow(part) ? (textIn(fieldOf(part, 'text')) ?? []) : []))
  return texts.length === 0 ? undefined : texts.join('')
}
