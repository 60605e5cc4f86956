import type { TokenizeAsked } from '../backend.ts'
import { GatewayError } from '../gateway-error.ts'
import { noTokens } from '../no-tokens.ts'
import { piecesOf } from '../pieces-response.ts'
import type { UpstreamServer } from './upstream-server.ts'
import { jsonIn, wholeBytes } from './whole-answer.ts'

/** What servers answer that have no such route. */
const noRoute: readonly number[] = [404, 405, 501]

/**
 * Asks a server behind this one how a text is cut into tokens, in the words that the client used: vLLM, SGLang, llama.cpp and
 * jevons each have their own, and whoever asks knows whose models these are.
 * @throws GatewayError where it does not tell
 */
export async function tokenizeUpstream(
  server: UpstreamServer,
  { body, headers, signal }: TokenizeAsked,
): Promise<object> {
  const response = await server.send('//tokenize', { headers, body: JSON.stringify(body), signal })
  const { status, ok } = response
  if (!ok) {
    await response.body?.cancel()
    if (noRoute.includes(status)) throw noTokens
    // What it says itself may hold what is none of the client's business.
    throw new GatewayError(status >= 500 ? 502 : status, `the upstream answers ${status} to /tokenize`, {
      code: 'upstream_tokenize',
    })
  }
  const read = jsonIn(await wholeBytes(piecesOf(response)))
  if (read === undefined)
    throw new GatewayError(502, 'the upstream answers what is not JSON', { code: 'upstream_malformed' })
  return read
}
