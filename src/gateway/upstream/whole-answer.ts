import { GatewayError } from '../gateway-error.ts'
import { iterated, type Pieces } from '../pieces-response.ts'

/** No answer in one piece is longer. */
const mostBytes = 64 << 20

/** @throws GatewayError where it breaks off, or does not end */
export async function wholeBytes(pieces: Pieces | undefined): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of pieces ? iterated(pieces) : []) {
      length += chunk.length
      if (length > mostBytes) break
      chunks.push(chunk)
    }
  } catch {
    throw new GatewayError(502, 'the upstream broke off in the middle of its answer', {
      code: 'upstream_reset',
    })
  }
  if (length > mostBytes)
    throw new GatewayError(502, 'the answer of the upstream is too long', { code: 'upstream_malformed' })
  return Buffer.concat(chunks)
}

/** The object or list that a text in JSON holds. */
export function jsonIn(bytes: Uint8Array): object | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
