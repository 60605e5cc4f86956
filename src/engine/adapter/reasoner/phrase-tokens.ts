import type { Lexicon } from '#policy'
import type { Tokenizer } from './tokenizer.ts'

/**
 * The tokens that begin a lexicon's phrases: with and without a leading space, with either case of the first letter. A
 * token that holds less than the first word would begin other words too, and is left alone.
 */
export function phraseTokens(tokenizer: Tokenizer, { name, phrases }: Lexicon): readonly number[] {
  const decoder = new TextDecoder()
  const ids = phrases.flatMap(spellings).flatMap((spelling) => {
    const [id] = tokenizer.encode(spelling)
    const [firstWord = ''] = spelling.trimStart().split(/\s/)
    return id !== undefined && decoder.decode(tokenizer.bytesOf(id)).trim() === firstWord ? [id] : []
  })
  if (phrases.length > 0 && ids.length === 0) {
    throw new RangeError(
      `none of the phrases of the lexicon "${name}" begins with a token of this model: ${phrases.join(', ')}`,
    )
  }
  return [...new Set(ids)]
}

function spellings(phrase: string): string[] {
  const [first = '', ...rest] = phrase
  return [first.toLowerCase(), first.toUpperCase()].flatMap((letter) => {
    const spelling = letter + rest.join('')
    return [spelling, ` ${spelling}`]
  })
}
