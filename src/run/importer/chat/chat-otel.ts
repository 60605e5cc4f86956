import { type Reply, readReplies } from '#trace'
import {
  type ImportedProblem,
  type ImportedRecord,
  type ImportedResponse,
  type ReadingOptions,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import { type JsonObject, listOf, objectOf, textOf, withoutMissing } from '../json-value.ts'
import { askedModel } from './chat-reply.ts'
import { chatRequest } from './chat-request.ts'
import { parsedIfJson } from './parsed-if-json.ts'

/**
 * Spans of OpenTelemetry's conventions for generative models, as OTLP in JSON: one record holds many spans, of which those
 * with `gen_ai.output.messages` are responses.
 */
export const chatOtel: RecordFormat = {
  name: 'otel-spans',
  summary: 'OpenTelemetry GenAI spans (OTLP as JSON)',
  recognises: (record) => Array.isArray(objectOf(record)?.['resourceSpans']),
  read: (record, options) => {
    const spans = spansIn(record).map(attributesOf)
    const generations = spans.filter((attributes) => attributes['gen_ai.output.messages'] !== undefined)
    if (generations.length === 0) throw new SkippedRecord('no span with gen_ai.output.messages')
    return generations.map((attributes) => readSpan(attributes, options))
  },
}

function spansIn(record: unknown): readonly unknown[] {
  const resources = listOf(objectOf(record)?.['resourceSpans']) ?? []
  const scopes = resources.flatMap((resource) => listOf(objectOf(resource)?.['scopeSpans']) ?? [])
  return scopes.flatMap((scope) => listOf(objectOf(scope)?.['spans']) ?? [])
}

function attributesOf(span: unknown): JsonObject {
  const attributes: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const item of listOf(objectOf(span)?.['attributes']) ?? []) {
    const attribute = objectOf(item)
    const key = textOf(attribute?.['key'])
    if (key?.startsWith('gen_ai.')) attributes[key] = plainValue(attribute?.['value'], 0)
  }
  return attributes
}

const deepest = 20

/** OTLP wraps each value in its type, and writes whole numbers as text. */
function plainValue(wrapped: unknown, depth: number): unknown {
  const value = objectOf(wrapped)
  if (value === undefined || depth > deepest) return undefined
  if ('intValue' in value) return Number(value['intValue'])
  if ('arrayValue' in value) {
    const values = listOf(objectOf(value['arrayValue'])?.['values']) ?? []
    return values.map((inner) => plainValue(inner, depth + 1))
  }
  if ('kvlistValue' in value) {
    const pairs = listOf(objectOf(value['kvlistValue'])?.['values']) ?? []
    const entries = pairs.map((pair) => [
      String(objectOf(pair)?.['key']),
      plainValue(objectOf(pair)?.['value'], depth + 1),
    ])
    return Object.fromEntries(entries)
  }
  return value['stringValue'] ?? value['doubleValue'] ?? value['boolValue']
}

function readSpan(attributes: JsonObject, options: ReadingOptions): ImportedRecord {
  const model = textOf(attributes['gen_ai.response.model']) ?? textOf(attributes['gen_ai.request.model'])
  const request = chatRequest(messagesIn(attributes['gen_ai.input.messages']))
  const outputs = listOf(messagesIn(attributes['gen_ai.output.messages'])) ?? []
  const responses: ImportedResponse[] = []
  const skipped: string[] = outputs.length === 0 ? ['a span without an output'] : []
  for (const message of outputs) {
    const body = withUsage(objectOf(message) ?? {}, { attributes, alone: outputs.length === 1 })
    const reading = readReplies(body, askedModel(options, model))
    for (const reply of reading?.replies ?? []) {
      responses.push({ reply: withoutMissing<Reply>({ ...reply, model }) })
    }
    skipped.push(...(reading?.failures ?? ['no reply in a known shape']))
  }
  const id = request?.id ?? (request ? undefined : textOf(attributes['gen_ai.response.id']))
  const problem = withoutMissing<ImportedProblem>({ question: request?.question, id })
  return skipped.length === 0 ? { problem, responses } : { problem, responses, skipped }
}

/** Messages have parts, of `text` and of `reasoning`, whose text is their `content`. Anything else is a tool's. */
const messagesIn = (value: unknown): unknown =>
  (listOf(parsedIfJson(value)) ?? []).map((message) => {
    const { parts, ...rest } = objectOf(message) ?? {}
    const content = (listOf(parts) ?? []).flatMap((item) => {
      const part = objectOf(item)
      const text = textOf(part?.['content'])
      if (text === undefined || (part?.['type'] !== 'text' && part?.['type'] !== 'reasoning')) return []
      return [{ type: part['type'], text }]
    })
    return { ...rest, content }
  })

function withUsage(
  message: JsonObject,
  { attributes, alone }: { readonly attributes: JsonObject; readonly alone: boolean },
): JsonObject {
  const reasoning_tokens = attributes['gen_ai.usage.reasoning.output_tokens']
  const usage = {
    input_tokens: attributes['gen_ai.usage.input_tokens'],
    ...(alone && { output_tokens: attributes['gen_ai.usage.output_tokens'], reasoning_tokens }),
  }
  const reasons = listOf(attributes['gen_ai.response.finish_reasons'])
  return { finish_reason: reasons?.[0], ...message, role: 'assistant', usage }
}
