import type { CommaReading, Token } from './token.ts'

/** Where a text is being read, and what has come of it. */
export interface Scanner {
  readonly text: string
  readonly commas: CommaReading
  readonly tokens: Token[]
  /** Reads another text, such as the words of a `\text{…}`, into the same tokens. */
  readonly inside: (text: string) => void
  at: number
  spaced: boolean
  /** How many brackets are open; those that only group (`{`) do not count. */
  brackets: number
  /** How many environments are open: in them `\\` ends a row. */
  environments: number
}

export function push(scanner: Scanner, type: Token['type'], text: string): void {
  scanner.tokens.push({ type, text, spaced: scanner.spaced })
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Letters of any script, but none of the signs between them. */
export function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
  return code > 0x2fff || (code > 191 && code < 0x2000 && code !== 215 && code !== 247)
}

/** Whether the last token is something that a unit may follow. */
export function followsValue({ tokens }: Scanner): boolean {
  const last = tokens.at(-1)
  if (!last) return false
  return (
    last.type === 'number' || last.type === 'name' || (last.type === 'sign' && ')}]°'.includes(last.text))
  )
}
