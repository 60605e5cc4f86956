import { randomBytes } from 'node:crypto'
import type { Exchange } from '../exchange.ts'

/** A span as OTLP's JSON has it. */
export interface OtlpSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  /** 2: a server's. */
  readonly kind: 2
  /** Nanoseconds since 1970, as texts: they are larger than a number holds. */
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly OtlpAttribute[]
  /** 1: went well; 2: went wrong. */
  readonly status: { readonly code: 1 | 2; readonly message?: string }
}

export interface OtlpAttribute {
  readonly key: string
  readonly value: OtlpValue
}

type OtlpValue =
  | { readonly stringValue: string }
  | { readonly intValue: string }
  | { readonly doubleValue: number }
  | { readonly arrayValue: { readonly values: readonly { readonly stringValue: string }[] } }

/**
 * A request as a span, under the names of OpenTelemetry's conventions for generative AI (status: development) and, for what they
 * do not know, under `jevons.`. No text of the request or the answer is in it.
 */
export function answerSpan(exchange: Exchange): OtlpSpan {
  const { body, startedAt, durationMs, status, end, traceParent } = exchange
  const parent = parentIn(traceParent)
  const startMs = startedAt.getTime()
  const model = textIn(body, 'model')
  return {
    traceId: parent?.traceId ?? randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    ...(parent && { parentSpanId: parent.spanId }),
    name: model === undefined ? operation(exchange) : `${operation(exchange)} ${model}`,
    kind: 2,
    startTimeUnixNano: nanoseconds(startMs),
    endTimeUnixNano: nanoseconds(startMs + durationMs),
    attributes: attributesOf(exchange),
    status: end === 'answered' ? { code: 1 } : { code: 2, message: `${end} (${status})` },
  }
}

function operation({ endpoint }: Exchange): string {
  return endpoint === '/chat/completions' ? 'chat' : 'text_completion'
}

function attributesOf(exchange: Exchange): readonly OtlpAttribute[] {
  const { body, reading, status, policy, select, branch, firstPieceMs, stopped, end } = exchange
  const replies = reading?.replies ?? []
  const { prompt, cachedPrompt, reasoning, output } = replies[0]?.usage ?? {}
  const finishes = replies.map(({ finish }) => finish)
  const written: readonly (readonly [string, string | number | readonly string[] | undefined])[] = [
    ['gen_ai.operation.name', operation(exchange)],
    ['gen_ai.provider.name', 'jevons'],
    ['gen_ai.request.model', textIn(body, 'model')],
    ['gen_ai.response.model', replies[0]?.model],
    ['gen_ai.response.id', reading?.id],
    ['gen_ai.request.temperature', numberIn(body, 'temperature')],
    ['gen_ai.request.top_p', numberIn(body, 'top_p')],
    ['gen_ai.request.seed', wholeIn(body, 'seed')],
    ['gen_ai.request.max_tokens', wholeIn(body, 'max_completion_tokens') ?? wholeIn(body, 'max_tokens')],
    ['gen_ai.request.choice.count', wholeIn(body, 'n')],
    ['gen_ai.usage.input_tokens', prompt],
    ['gen_ai.usage.cache_read.input_tokens', cachedPrompt],
    ['gen_ai.usage.output_tokens', output],
    ['gen_ai.usage.reasoning.output_tokens', reasoning],
    ['gen_ai.response.finish_reasons', finishes.length === 0 ? undefined : finishes],
    ['error.type', end === 'answered' ? undefined : String(status)],
    ['http.response.status_code', status],
    ['jevons.policy', policy],
    ['jevons.select', select],
    ['jevons.branch', branch],
    ['jevons.stopped', stopped.length === 0 ? undefined : stopped],
    ['jevons.first_piece_ms', firstPieceMs],
  ]
  return written.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value: otlpValue(value) }]))
}

function otlpValue(value: string | number | readonly string[]): OtlpValue {
  if (typeof value === 'string') return { stringValue: value.slice(0, longestText) }
  if (typeof value === 'number')
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value }
  return { arrayValue: { values: value.map((text) => ({ stringValue: text.slice(0, longestText) })) } }
}

const longestText = 256

function nanoseconds(ms: number): string {
  return String(BigInt(Math.round(ms * 1000)) * 1000n)
}

/** https://www.w3.org/TR/trace-context: version, trace, span, flags. */
function parentIn(
  header: string | undefined,
): { readonly traceId: string; readonly spanId: string } | undefined {
  const [, traceId = '', spanId = ''] = /^00-([\da-f]{32})-([\da-f]{16})-[\da-f]{2}$/.exec(header ?? '') ?? []
  return /[1-9a-f]/.test(traceId) && /[1-9a-f]/.test(spanId) ? { traceId, spanId } : undefined
}

type Body = Exchange['body']
const textIn = (body: Body, name: string): string | undefined =>
  typeof body[name] === 'string' ? body[name].slice(0, longestText) : undefined
const numberIn = (body: Body, name: string): number | undefined =>
  typeof body[name] === 'number' ? body[name] : undefined
const wholeIn = (body: Body, name: string): number | undefined =>
  Number.isSafeInteger(body[name]) ? (body[name] as number) : undefined
