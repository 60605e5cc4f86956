import { type Reply, type ReplyOptions, type ReplyReading, readReplies, replyDialectOf } from '#trace'
import { type ImportedProblem, type RecordFormat, SkippedRecord } from '../import-format.ts'
import { type JsonObject, listOf, numberOf, objectOf, textOf } from '../json-value.ts'
import { askedModel, recordOf } from './chat-reply.ts'
import {
  type ChatRequest,
  chatRequest,
  goldIn,
  isConversation,
  problemIdIn,
  requestBody,
} from './chat-request.ts'
import { parsedIfJson } from './parsed-if-json.ts'

const requestNames = [
  'request',
  'request_body',
  'requestBody',
  'kwargs',
  'input',
  'inputs',
  'messages',
  'prompt',
  'body',
]
const responseNames = [
  'response',
  'response_body',
  'responseBody',
  'output',
  'outputs',
  'completion',
  'reply',
  'result',
]

/**
 * Requests with their responses, as loggers of calls write them: something like
 * `{request|messages|input|prompt, response|output|completion, model?, gold?|answer?|metadata}`. The question is kept.
 */
export const chatLog: RecordFormat = {
  name: 'chat-log',
  summary: 'requests with their responses, as proxies and loggers of model calls write them',
  recognises: (record) => {
    const log = objectOf(record)
    return log !== undefined && isLogged(log)
  },
  read: (record, options) => {
    const log = objectOf(record) ?? {}
    const request = requestIn(log)
    if (!request) throw new SkippedRecord('no message by a user in the request')
    const model = textOf(log['model']) ?? request.model
    const reading = responseReading(log, askedModel(options, model))
    const imported = recordOf(reading, problemOf(log, request))
    return [
      {
        ...imported,
        responses: imported.responses.map(({ reply }) => ({ reply: withMeasured(reply, log) })),
      },
    ]
  },
}

/** A text for a response makes a log only beside messages: rows with two texts are some data set's. */
function isLogged(log: JsonObject): boolean {
  const asked = requestNames.some((name) => isRequest(parsedIfJson(log[name])))
  if (replyDialectOf(log) !== undefined) return asked
  return responseNames.some((name) => {
    const response = parsedIfJson(log[name])
    if (replyDialectOf(unwrapped(response)) !== undefined || isItems(response)) return asked || hasPrompt(log)
    return asked && (isConversation(response) || typeof response === 'string')
  })
}

const isRequest = (value: unknown): boolean => isConversation(value) || isRequestBody(requestBody(value))

const isRequestBody = (body: JsonObject | undefined): boolean =>
  body !== undefined &&
  (isConversation(body['messages']) || body['contents'] !== undefined || hasPrompt(body))

const hasPrompt = (body: JsonObject): boolean =>
  typeof body['prompt'] === 'string' || typeof body['input'] === 'string' || isConversation(body['input'])

function requestIn(log: JsonObject): ChatRequest | undefined {
  for (const name of requestNames) {
    const request = chatRequest(parsedIfJson(log[name]))
    if (request) return request
  }
  return undefined
}

function problemOf(log: JsonObject, { question, id }: ChatRequest): ImportedProblem {
  const ownId = problemIdIn(log) ?? id
  const gold = goldIn(log)
  return { question, ...(ownId !== undefined && { id: ownId }), ...(gold !== undefined && { gold }) }
}

function responseReading(log: JsonObject, options: ReplyOptions): ReplyReading | undefined {
  if (replyDialectOf(log) !== undefined) return readReplies(log, options)
  const failure = readReplies({ error: log['error'] }, options)
  for (const name of responseNames) {
    const response = parsedIfJson(log[name])
    const reading = response === '' && failure ? failure : readResponse(response, { log, options })
    if (reading) return reading
  }
  return failure
}

function readResponse(
  response: unknown,
  { log, options }: { readonly log: JsonObject; readonly options: ReplyOptions },
): ReplyReading | undefined {
  if (typeof response === 'string') return fromText(response, { log, options })
  if (isItems(response))
    return readReplies({ object: 'response', output: response, usage: log['usage'] }, options)
  if (isConversation(response)) return fromMessage(listOf(response)?.at(-1), { log, options })
  return readReplies(unwrapped(response), options)
}

/** Items of OpenAI's Responses. */
const isItems = (value: unknown): boolean =>
  (listOf(value) ?? []).some((item) => {
    const type = objectOf(item)?.['type']
    return type === 'message' || type === 'reasoning'
  })

const fromMessage = (
  message: unknown,
  { log, options }: { readonly log: JsonObject; readonly options: ReplyOptions },
): ReplyReading | undefined =>
  readReplies({ usage: log['usage'], finish_reason: log['finish_reason'], ...objectOf(message) }, options)

/** A logger that keeps only texts may keep the reasoning beside. */
function fromText(
  content: string,
  { log, options }: { readonly log: JsonObject; readonly options: ReplyOptions },
): ReplyReading | undefined {
  const { reasoning, reasoning_content, thinking } = log
  return fromMessage({ role: 'assistant', content, reasoning, reasoning_content, thinking }, { log, options })
}

/** A response with its status, headers or name around it. */
function unwrapped(response: unknown): unknown {
  const object = objectOf(response)
  if (!object || replyDialectOf(object) !== undefined) return response
  for (const name of ['body', 'message', 'response', 'data']) {
    const inner = parsedIfJson(object[name])
    if (objectOf(inner)) return inner
  }
  return response
}

/** What the logger measured itself, where the server did not say. */
function withMeasured(reply: Reply, log: JsonObject): Reply {
  const costUsd = reply.costUsd ?? firstAmount(log, ['response_cost', 'cost_usd', 'costUsd', 'cost'])
  const durationMs =
    reply.durationMs ?? firstAmount(log, ['latency_ms', 'latencyMs', 'duration_ms', 'durationMs'])
  return {
    ...reply,
    ...(costUsd !== undefined && { costUsd }),
    ...(durationMs !== undefined && { durationMs }),
  }
}

function firstAmount(log: JsonObject, names: readonly string[]): number | undefined {
  for (const name of names) {
    const amount = numberOf(log[name])
    if (amount !== undefined && amount >= 0) return amount
  }
  return undefined
}
