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

export function responseText(tokenizer: Tokenizer): ResponseText {
  let decoder = new TextDecoder()
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
