import { readReplies } from '#trace'
import type { ImportedRecord, ImportedResponse, ReadingOptions, RecordFormat } from '../import-format.ts'
import { SkippedRecord } from '../import-format.ts'
import { type JsonObject, listOf, objectOf, sayingText, textOf } from '../json-value.ts'
import { textId } from '../problem-of.ts'
import { askedModel, recordOf } from './chat-reply.ts'
import { reasoningDetails } from './open-webui-details.ts'

/**
 * Chats as Open WebUI exports them. Each message of a user is a problem; several answers to it (other models, or asked
 * again) are its responses.
 */
export const chatOpenWebUi: RecordFormat = {
  name: 'open-webui',
  summary: 'chats exported from Open WebUI',
  recognises: (record) =>
    objectOf(objectOf(objectOf(record)?.['chat'])?.['history'])?.['messages'] !== undefined,
  read: (record, options) => {
    const chat = objectOf(objectOf(record)?.['chat'])
    const messages = objectOf(objectOf(chat?.['history'])?.['messages']) ?? {}
    const records = Object.values(messages).flatMap((message) => {
      const asked = objectOf(message)
      return asked?.['role'] === 'user' ? readTurn(asked, { messages, options }) : []
    })
    if (records.length === 0) throw new SkippedRecord('a chat without an answered question')
    return records
  },
}

interface Conversation {
  readonly messages: JsonObject
  readonly options: ReadingOptions
}

function readTurn(asked: JsonObject, conversation: Conversation): readonly ImportedRecord[] {
  const question = sayingText(asked['content'])
  if (question === undefined) return []
  const responses: ImportedResponse[] = []
  const skipped: string[] = []
  for (const id of listOf(asked['childrenIds']) ?? []) {
    const message = objectOf(messageAt(conversation.messages, id))
    if (message?.['role'] !== 'assistant') continue
    try {
      responses.push(...recordOf(readAnswer(message, conversation.options), {}).responses)
    } catch (error) {
      if (!(error instanceof SkippedRecord)) throw error
      skipped.push(error.message)
    }
  }
  if (responses.length + skipped.length === 0) return []
  const problem = { question, ...idOfTurn(asked, conversation.messages) }
  return [skipped.length === 0 ? { problem, responses } : { problem, responses, skipped }]
}

const messageAt = (messages: JsonObject, id: unknown): unknown =>
  typeof id === 'string' && Object.hasOwn(messages, id) ? messages[id] : undefined

/** A turn that has others before it is named by them too: its own text names no problem. */
function idOfTurn(asked: JsonObject, messages: JsonObject): { readonly id?: string } {
  const texts = [textOf(asked['content']) ?? '']
  const seen = new Set<unknown>()
  for (let id = asked['parentId']; !seen.has(id); ) {
    const message = objectOf(messageAt(messages, id))
    if (!message) break
    seen.add(id)
    texts.push(textOf(message['content']) ?? '')
    id = message['parentId']
  }
  return texts.length === 1 ? {} : { id: textId(JSON.stringify(texts)) }
}

function readAnswer(message: JsonObject, options: ReadingOptions): ReturnType<typeof readReplies> {
  const model = textOf(message['model'])
  const output = listOf(message['output'])
  if (output?.length)
    return readReplies({ object: 'response', status: 'completed', output }, askedModel(options, model))
  const { reasoning, answer } = reasoningDetails(textOf(message['content']) ?? '')
  const body = {
    role: 'assistant',
    reasoning,
    content: answer,
    error: message['error'],
    usage: message['usage'] ?? objectOf(message['info'])?.['usage'],
    finish_reason: message['done'] === true ? 'stop' : undefined,
  }
  return readReplies(body, askedModel(options, model))
}
