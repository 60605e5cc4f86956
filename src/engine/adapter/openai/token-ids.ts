import { z } from 'zod'
import type { Lexicon } from '#policy'
import { EngineError } from '../../engine-error.ts'
import type { Server } from './server.ts'
import type { ServerKind } from './server-kind.ts'

const tokensSchema = z.object({
  tokens: z.array(z.union([z.int(), z.object({ id: z.int() }).transform(({ id }) => id)])),
})

/** Who tells how a text is cut into tokens, and how it is asked. */
const tokenizeBody: Readonly<Partial<Record<ServerKind, (text: string, model: string) => object>>> = {
  'llama.cpp': (content) => ({ content, add_special: false, parse_special: false }),
  vllm: (prompt, model) => ({ model, prompt, add_special_tokens: false }),
  sglang: (prompt, model) => ({ model, prompt, add_special_tokens: false }),
}

export function tellsTokens(kind: ServerKind): boolean {
  return tokenizeBody[kind] !== undefined
}

/**
 * The tokens that begin a lexicon's phrases, asked of the server's own tokenizer: the first word, with and without a leading
 * space, with either case of its first letter, wherever that is one token. A word of several tokens begins as other words do,
 * and is left alone.
 * @throws EngineError where the server tells no tokens, or no phrase begins with one of its own
 */
export async function tokenIds(
  { name, phrases }: Lexicon,
  {
    server,
    kind,
    model,
    signal,
  }: {
    readonly server: Server
    readonly kind: ServerKind
    readonly model: string
    readonly signal: AbortSignal | undefined
  },
): Promise<readonly number[]> {
  const bodyOf = tokenizeBody[kind]
  if (!bodyOf)
    throw new EngineError(`${server.name} does not tell its tokens, so no phrase can be forbidden there`)
  const ids = new Set<number>()
  for (const spelling of new Set(phrases.flatMap(spellings))) {
    const answer = await server.retry(() => server.ask('//tokenize', bodyOf(spelling, model), signal), signal)
    const parsed = tokensSchema.safeParse(answer)
    if (!parsed.success) throw new EngineError(`${server.origin}/tokenize answers what is no list of tokens`)
    const [id, ...more] = parsed.data.tokens
    if (id !== undefined && more.length === 0) ids.add(id)
  }
  if (ids.size > 0) return [...ids]
  throw new EngineError(
    `none of the phrases of the lexicon "${name}" begins with a token of this model: ${phrases.join(', ')}`,
  )
}

function spellings(phrase: string): string[] {
  const [word = ''] = phrase.trim().split(/\s/)
  const [first = '', ...rest] = word
  return [first.toLowerCase(), first.toUpperCase()].flatMap((letter) => {
    const spelling = letter + rest.join('')
    return [spelling, ` ${spelling}`]
  })
}
