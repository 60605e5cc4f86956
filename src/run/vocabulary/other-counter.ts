import type { TokenCounter } from '#trace'
import { RunError } from '../run-error.ts'

/** How far from where the last token ended the next one is looked for, in UTF-16 units. */
const reach = 32

/**
 * A counter for a `tokenizer.json` of another kind than byte-level BPE (WordPiece, Unigram, SentencePiece), by
 * @huggingface/tokenizers. That gives no offsets: tokens are found again in the text one after the other, and one that is
 * not (an unknown word, a byte) begins where the one before it ended. The number of tokens is exact all the same.
 *
 * @throws RunError where the library cannot read the file either.
 */
export async function otherCounter(name: string, json: string): Promise<TokenCounter> {
  const { Tokenizer } = await import('@huggingface/tokenizers')
  const encode = opened(name, () => new Tokenizer(JSON.parse(json) as object, {}))
  return {
    name,
    count: (text) => encode(text).ids.length,
    ids: (text) => Uint32Array.from(encode(text).ids),
    starts: (text) => {
      let cursor = 0
      return Uint32Array.from(encode(text).tokens, (token) => {
        const { start, end } = placeOf(token.replaceAll('▁', ' ').replace(/^##/, ''), text, cursor)
        cursor = end
        return start
      })
    },
  }
}

interface Encoded {
  readonly ids: readonly number[]
  readonly tokens: readonly string[]
}

interface Encoder {
  encode: (text: string, options: { add_special_tokens: boolean }) => Encoded
}

function opened(name: string, open: () => Encoder): (text: string) => Encoded {
  try {
    const tokenizer = open()
    return (text) => tokenizer.encode(text, { add_special_tokens: false })
  } catch (error) {
    throw new RunError(`the tokenizer ${name} cannot be used: ${(error as Error).message}`, { cause: error })
  }
}

function placeOf(token: string, text: string, cursor: number): { start: number; end: number } {
  const nearby = text.slice(cursor, cursor + reach + token.length).toLowerCase()
  for (const surface of [token.toLowerCase(), token.trim().toLowerCase()]) {
    const found = surface === '' ? -1 : nearby.indexOf(surface)
    if (found >= 0)
      return { start: cursor + found, end: Math.min(text.length, cursor + found + surface.length) }
  }
  return { start: cursor, end: cursor }
}
