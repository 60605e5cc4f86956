import { closingMarker, type Lexicon } from '#policy'
import { EngineError } from '../../engine-error.ts'
import type { TokenAsking } from './token-ids.ts'
import { wordCutter } from './word-tokens.ts'

/**
 * The tokens that begin a lexicon's phrases, by the server's own tokenizer: the first word, with and without a leading
 * space, with either case of its first letter, wherever that is one token. A word of several tokens begins as other words do,
 * and is left alone.
 * @throws EngineError where the server tells no tokens, or no phrase begins with one of its own
 */
export async function lexiconIds(
  { name, phrases }: Lexicon,
  asking: TokenAsking,
): Promise<readonly number[]> {
  const { markers } = asking
  const cut = wordCutter(asking)
  const ids = new Set<number>()
  const asked = phrases.flatMap((phrase) =>
    phrase === closingMarker ? [markers?.close ?? closingMarker] : spellings(phrase),
  )
  for (const spelling of new Set(asked)) {
    const withMarkers = spelling === markers?.close
    const [token, ...more] = await cut(spelling, { withMarkers })
    if (token !== undefined && more.length === 0) ids.add(token.id)
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
