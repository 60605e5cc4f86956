import { z } from 'zod'
import type { Engine } from '#engine'
import { GatewayError } from '../gateway-error.ts'
import { content } from './engine-ask.ts'

const tokenizeSchema = z.union([
  z.object({ prompt: z.string(), return_token_strs: z.boolean().nullish() }),
  z.object({
    messages: z.tuple([z.object({ role: z.literal('user'), content })]),
    return_token_strs: z.boolean().nullish(),
  }),
])

/**
 * The tokens of a text, the markers of the reasoning among them, or of a message as the engine's prompt puts it.
 * @throws GatewayError where the request is none
 */
export function tokenizeWithEngine(
  { tokensOf, contextTokens, describe }: Engine,
  body: Readonly<Record<string, unknown>>,
): object {
  const read = tokenizeSchema.safeParse(body)
  if (!read.success)
    throw new GatewayError(400, 'tokenize what? prompt must be a text, or messages one message of the user')
  if (tokensOf === undefined) throw new GatewayError(501, 'this engine does not tell its tokens')
  const tokens = tokensOf('prompt' in read.data ? read.data.prompt : promptOf(read.data, describe()))
  return {
    count: tokens.length,
    ...(contextTokens !== undefined && { max_model_len: contextTokens }),
    tokens: tokens.map(({ id }) => id),
    ...(read.data.return_token_strs && { token_strs: tokens.map(({ text }) => text) }),
  }
}

function promptOf(
  { messages: [{ content: said }] }: Extract<z.infer<typeof tokenizeSchema>, { messages: unknown }>,
  { promptTemplate }: ReturnType<Engine['describe']>,
): string {
  const question = typeof said === 'string' ? said : said.map(({ text }) => text).join('')
  return promptTemplate.replace('{question}', () => question)
}
