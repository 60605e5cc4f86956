import type { TextToken } from '../../engine.ts'
import type { Tokenizer } from './tokenizer.ts'

/** What a response says so far, and how much each of its tokens added. */
export interface ResponseText {
  /** Takes the next token and returns the text it completes: a character cut in two comes with its last token. */
  readonly add: (id: number) => string
  /** Forgets all but the first so many tokens; returns how many characters went. */
  readonly keep: (tokens: number) => number
  readonly text: () => string
  readonly tokenLengths: () => readonly number[]
}

/** @param before tokens that it goes on from: a character may be cut between them and the first of its own */
export function responseText(tokenizer: Tokenizer, before: readonly number[] = []): ResponseText {
  let decoder = new TextDecoder()
  for (const id of before.slice(-4)) decoder.decode(tokenizer.bytesOf(id), { stream: true })
  const pieces: string[] = []
  return {
    add(id) {
      const piece = decoder.decode(tokenizer.bytesOf(id), { stream: true })
      pieces.push(piece)
      return piece
    },
    keep(tokens) {
      decoder = new TextDecoder()
      return pieces.splice(tokens).reduce((sum, { length }) => sum + length, 0)
    },
    text: () => pieces.join(''),
    tokenLengths: () => pieces.map(({ length }) => length),
  }
}

/** The tokens of a text, each with what it completes. */
export function textTokens(tokenizer: Tokenizer, text: string): readonly TextToken[] {
  const said = responseText(tokenizer)
  return tokenizer.encode(text).map((id) => ({ id, text: said.add(id) }))
}
