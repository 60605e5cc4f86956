import { readReplies } from '#trace'
import type { ChatClient, ChatMessage, ChatRequest } from '../../chat.ts'
import { connectServer, type Server, type ServerOptions } from './server.ts'
import { ServerFailure } from './server-failure.ts'

/**
 * A client for the chat of any OpenAI-compatible server. What may succeed later is tried again; where a server refuses a
 * schema it is asked for in words, and where it refuses `max_tokens` or a temperature, as some do, it is asked without.
 *
 * @example
 * const ask = openAiChat({ baseUrl: 'http://127.0.0.1:8080/v1', model: 'qwen3', fetch })
 * const { text } = await ask({ messages: [{ role: 'user', content: '2 + 2?' }], temperature: 0, maxTokens: 200 })
 * @throws EngineError where the base URL is none
 */
export function openAiChat({ model, ...options }: ServerOptions & { readonly model: string }): ChatClient {
  const server = connectServer(options)
  // Found out by the first refusals, and kept.
  const conceded = new Set<Concession>()
  return async (request) => {
    const tried = new Set(conceded)
    for (;;) {
      try {
        const reply = await ask(server, bodyOf(model, request, tried), request)
        for (const concession of tried) conceded.add(concession)
        return reply
      } catch (error) {
        const concession = concessionFor(error, request)
        if (concession === undefined || tried.has(concession)) throw error
        tried.add(concession)
      }
    }
  }
}

/** What is not insisted on where a server refuses it. */
type Concession = 'schema' | 'max_tokens' | 'temperature'

/** Servers that do not know a field either ignore it or answer with one of these. */
const refusals: readonly (number | undefined)[] = [400, 404, 422, 501]

function concessionFor(error: unknown, { schema }: ChatRequest): Concession | undefined {
  if (!(error instanceof ServerFailure && refusals.includes(error.status))) return undefined
  if (error.message.includes('max_completion_tokens')) return 'max_tokens'
  if (error.message.includes('temperature')) return 'temperature'
  return schema && 'schema'
}

async function ask(server: Server, body: object, { signal }: ChatRequest): ReturnType<ChatClient> {
  const reply = await server.retry(async () => {
    const reading = readReplies(await server.ask('/chat/completions', body, signal))
    const [only] = reading?.replies ?? []
    if (only) return only
    const why = reading?.failures[0] ?? 'what is no reply'
    throw new ServerFailure(`${server.name} answers: ${why}`, { retryable: true })
  }, signal)
  const { text, span, usage, finish, costUsd } = reply
  return {
    text: span.answerStart === undefined ? '' : text.slice(span.answerStart),
    usage,
    finish,
    ...(costUsd === undefined ? {} : { costUsd }),
  }
}

function bodyOf(model: string, request: ChatRequest, conceded: ReadonlySet<Concession>): object {
  const { temperature, maxTokens, schema } = request
  const formatted = schema && !conceded.has('schema')
  return {
    model,
    messages: formatted ? request.messages : inWords(request),
    [conceded.has('max_tokens') ? 'max_completion_tokens' : 'max_tokens']: maxTokens,
    ...(conceded.has('temperature') ? {} : { temperature }),
    ...(formatted && {
      response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } },
    }),
  }
}

function inWords({ schema, messages }: ChatRequest): readonly ChatMessage[] {
  if (!schema) return messages
  const asked = `Answer with one JSON object alone, no other words, that fits this JSON schema:\n${JSON.stringify(schema.schema)}`
  const last = messages.at(-1)
  if (last?.role !== 'user') return [...messages, { role: 'user', content: asked }]
  return [...messages.slice(0, -1), { role: 'user', content: `${last.content}\n\n${asked}` }]
}
