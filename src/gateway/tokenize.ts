import type { Hono } from 'hono'
import type { Backend } from './backend.ts'
import { GatewayError } from './gateway-error.ts'
import { readBody } from './read-body.ts'

/** A text to be cut into tokens is no longer. */
const mostBytes = 1 << 20

/** `POST /tokenize`, as vLLM has it: how a text, or a chat as the model reads it, is cut into tokens. */
export function addTokenize(app: Hono, backend: () => Backend): void {
  app.post('/tokenize', async ({ json, req }) => {
    const { tokenize } = backend()
    if (tokenize === undefined)
      throw new GatewayError(501, 'what is behind this server does not tell its tokens', {
        code: 'no_tokens',
      })
    return json(await tokenize((await readBody(req.raw, mostBytes)).json))
  })
}
