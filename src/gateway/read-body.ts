import type { TextRequest } from './backend.ts'
import { GatewayError } from './gateway-error.ts'

/** A JSON object as it was sent. */
export interface JsonBody {
  readonly bytes: Uint8Array
  readonly json: Readonly<Record<string, unknown>>
}

/** No request nests as deep; whoever walks through one that does may run out of stack. */
const mostNesting = 64

/**
 * Reads the JSON object that a request holds, never more than `mostBytes` of it.
 * @throws GatewayError where it is too long or too deep, or no JSON object in UTF-8
 */
export async function readBody(request: TextRequest, mostBytes: number): Promise<JsonBody> {
  // A form or plain text could be sent by any page; JSON can't without this server's leave.
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    throw new GatewayError(415, 'send the request as content-type: application/json')
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity') throw new GatewayError(415, 'send the request without content-encoding')
  const bytes = await bytesOf(request, mostBytes)
  const text = textOf(bytes)
  if (isNestedDeeper(text, mostNesting))
    throw new GatewayError(400, `the request is nested deeper than ${mostNesting} levels`)
  const json = parsed(text)
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new GatewayError(400, 'the request must be a JSON object')
  return { bytes, json: json as Readonly<Record<string, unknown>> }
}

async function bytesOf(request: TextRequest, mostBytes: number): Promise<Uint8Array> {
  const tooLong = (): GatewayError => new GatewayError(413, `the request is longer than ${mostBytes} bytes`)
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLong()
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.length
      if (length > mostBytes) break
      chunks.push(chunk)
    }
  } catch {
    throw new GatewayError(400, 'the request broke off')
  }
  if (length > mostBytes) throw tooLong()
  return Buffer.concat(chunks)
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new GatewayError(400, 'the request is not UTF-8')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new GatewayError(400, 'the request is not JSON')
  }
}

/** Strings are passed over whole; what is no JSON is found out by whoever parses it. */
function isNestedDeeper(text: string, most: number): boolean {
  let depth = 0
  for (const [sign] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (sign === '{' || sign === '[') depth++
    else if (sign === '}' || sign === ']') depth--
    if (depth > most) return true
  }
  return false
}
