import { chatQuestion, contentText } from '../chat-question.ts'
import { type JsonObject, listOf, objectOf, plainText, textOf } from '../json-value.ts'
import { textId } from '../problem-of.ts'
import { parsedIfJson } from './parsed-if-json.ts'

/** What was asked, as far as a logged request tells it. */
export interface ChatRequest {
  /** The last message by the user; the system's prompt and earlier turns are not in it. */
  readonly question: string
  /** Where there were earlier turns of the user, a name for the whole conversation: the last turn alone names no problem. */
  readonly id?: string
  readonly model?: string
}

/**
 * Reads a request: a text, a list of messages, or a request's body with `messages` (OpenAI, Anthropic, Bedrock, Ollama),
 * `input` (Responses), `contents` (Google) or `prompt`. Undefined where nobody asked anything.
 */
export function chatRequest(request: unknown): ChatRequest | undefined {
  const body = requestBody(request)
  const model = textOf(body?.['model']) ?? textOf(body?.['modelId'])
  const asked = body === undefined ? request : conversationIn(body)
  const question = typeof asked === 'string' ? asked : chatQuestion(asked)
  if (question === undefined || question === '') return undefined
  const turns = typeof asked === 'string' ? 1 : turnsOfUser(asked)
  return {
    question,
    ...(turns > 1 && { id: textId(JSON.stringify(turnTexts(asked))) }),
    ...(model !== undefined && { model }),
  }
}

/** A request may stand in its envelope, with method and headers around it. */
export function requestBody(request: unknown): JsonObject | undefined {
  const object = objectOf(request)
  return objectOf(parsedIfJson(object?.['body'])) ?? object
}

/** A conversation is a list of messages with roles. */
export function isConversation(value: unknown): boolean {
  const [first] = listOf(value) ?? []
  return typeof objectOf(first)?.['role'] === 'string'
}

function conversationIn(body: JsonObject): unknown {
  if (body['contents'] !== undefined) return googleConversation(body['contents'])
  for (const key of ['messages', 'input', 'prompt']) {
    const value = body[key]
    if (typeof value === 'string' || isConversation(value)) return value
    const inner = objectOf(value)
    if (isConversation(inner?.['messages'])) return inner?.['messages']
  }
  return undefined
}

/** Google's contents are messages whose content is called parts, and whose role may be missing. */
const googleConversation = (contents: unknown): unknown =>
  (listOf(contents) ?? [contents]).map((content) => {
    const object = objectOf(content)
    return { role: object?.['role'] ?? 'user', content: object?.['parts'] }
  })

function turnsOfUser(asked: unknown): number {
  const messages = listOf(asked) ?? []
  return messages.filter((message) => {
    const object = objectOf(message)
    return object?.['role'] === 'user' && contentText(object['content']) !== ''
  }).length
}

/** Roles and texts alone: foreign objects may be nested deeper than they can be written down. */
const turnTexts = (asked: unknown): readonly (readonly unknown[])[] =>
  (listOf(asked) ?? []).map((message) => {
    const object = objectOf(message)
    return [textOf(object?.['role']), contentText(object?.['content'])]
  })

const goldNames = [
  'gold',
  'gold_answer',
  'expected',
  'expected_output',
  'expected_answer',
  'ground_truth',
  'reference',
  'target',
  'answer',
]

/** The right answer, where the logger or its user kept one: in the record itself or in its `metadata`. */
export function goldIn(record: JsonObject): string | undefined {
  for (const object of [record, objectOf(record['metadata'])]) {
    for (const name of goldNames) {
      const gold = plainText(object?.[name])
      if (gold !== undefined && gold !== '') return gold
    }
  }
  return undefined
}

const idNames = ['problem_id', 'question_id', 'item_id', 'doc_id', 'task_id']

/** An id that is the problem's: a record's own `id` is that of one call. */
export function problemIdIn(record: JsonObject): string | undefined {
  for (const object of [record, objectOf(record['metadata'])]) {
    for (const name of idNames) {
      const id = plainText(object?.[name])
      if (id !== undefined && id !== '') return id
    }
  }
  return undefined
}
