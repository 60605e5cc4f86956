import type { Hono } from 'hono'
import { askedPolicy } from './asked-policy.ts'
import type { TokenizeAsked } from './backend.ts'
import type { GatewaySettings } from './gateway-settings.ts'
import { noTokens } from './no-tokens.ts'
import type { OpenRequests } from './open-requests.ts'
import { readBody } from './read-body.ts'

/** A text to be cut into tokens is no longer. */
const mostBytes = 1 << 20

/**
 * `POST /tokenize`: how a text, or a chat as the model reads it, is cut into tokens. An engine answers as vLLM does; a server
 * behind this one answers as it will.
 */
export function addTokenize(app: Hono, settings: () => GatewaySettings, requests: OpenRequests): void {
  app.post('/tokenize', async ({ json, req }) => {
    const { backend, aliases } = settings()
    if (backend.tokenize === undefined) throw noTokens
    const open = requests.open(req.raw.signal, () => {})
    try {
      const body = bodyOf((await readBody(req.raw, mostBytes)).json, req.raw.headers, aliases)
      return json(await backend.tokenize({ body, headers: req.raw.headers, signal: open.signal }))
    } catch (error) {
      throw open.signal.aborted ? open.signal.reason : error
    } finally {
      open.end()
    }
  })
}

/** Nothing of ours, and the model by its own name. */
function bodyOf(
  json: Readonly<Record<string, unknown>>,
  headers: Headers,
  aliases: GatewaySettings['aliases'],
): TokenizeAsked['body'] {
  const { model } = askedPolicy({ body: json, headers, aliases, standard: {} })
  const { jevons: _, ...rest } = json
  return model === undefined ? rest : { ...rest, model }
}
