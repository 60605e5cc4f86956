import { parseWithConstants } from '../json-constants.ts'

/** What of a JSON object is kept while its bytes go by. */
export interface MemberChoice {
  /** Members of the outermost object to keep, by name. */
  readonly names: ReadonlySet<string>
  /** Bytes that the names and the kept members may have together. */
  readonly maxBytes: number
}

/** The kept members of an object are larger than allowed. */
export class MembersTooLarge extends Error {
  override readonly name = 'MembersTooLarge'
}

const [quote, comma, colon, openBracket, backslash, closeBracket, openBrace, closeBrace] = [
  34, 44, 58, 91, 92, 93, 123, 125,
]
const blank = 32

/**
 * Picks members of an object out of pieces of its bytes, without building the others: most of an evaluation log is events
 * that nobody asks for here, and one sample may have more of them than fits into memory. What is passed over is only
 * searched for quotes and brackets, not checked. Linear in the bytes, however they are cut into pieces.
 */
export class MemberReader {
  readonly #choice: MemberChoice
  readonly #members: Record<string, unknown> = Object.create(null)
  #held: Uint8Array[] = []
  #room: number
  #depth = 0
  #inString = false
  #isEscaped = false
  /** What the bytes right inside the object belong to at present. */
  #reading: 'name' | 'kept' | 'passed' = 'name'
  #name = ''
  #isDone = false

  constructor(choice: MemberChoice) {
    this.#choice = choice
    this.#room = choice.maxBytes
  }

  /** @throws SyntaxError where the bytes are no JSON object, MembersTooLarge where too much of it would be kept */
  push(piece: Uint8Array): void {
    let from = 0
    for (let at = 0; at < piece.length; at++) {
      if (this.#inString) {
        at = this.#endOfString(piece, at)
        continue
      }
      const byte = piece[at] ?? blank
      if (byte <= blank) continue
      if (this.#isDone) throw new SyntaxError('something after the object')
      if (this.#depth === 0 && byte !== openBrace) throw new SyntaxError('not an object')
      if (byte === quote) this.#inString = true
      else from = this.#structure(piece, at, from)
    }
    if (this.#depth > 0) this.#hold(piece, from, piece.length)
  }

  /**
   * The kept members; of several with one name the last.
   * @throws SyntaxError where the object has not ended
   */
  end(): Readonly<Record<string, unknown>> {
    if (!this.#isDone) throw new SyntaxError('it ends before its object does')
    return this.#members
  }

  /** Where in the piece the string ends, or the piece's length where it goes on. */
  #endOfString(piece: Uint8Array, start: number): number {
    let from = this.#isEscaped ? start + 1 : start
    this.#isEscaped = false
    for (;;) {
      const found = piece.indexOf(quote, from)
      const end = found < 0 ? piece.length : found
      let slashes = 0
      while (end - slashes > from && piece[end - slashes - 1] === backslash) slashes++
      if (found < 0) {
        this.#isEscaped = slashes % 2 === 1
        return piece.length
      }
      if (slashes % 2 === 0) {
        this.#inString = false
        return found
      }
      from = found + 1
    }
  }

  /** A byte outside strings. Answers where the bytes of the member that is read now begin. */
  #structure(piece: Uint8Array, at: number, from: number): number {
    const byte = piece[at]
    if (byte === openBrace || byte === openBracket) {
      return this.#depth++ === 0 ? at + 1 : from
    }
    const closes = byte === closeBrace || byte === closeBracket
    if (closes && --this.#depth > 0) return from
    const isBorder = this.#depth === 1 && (byte === comma || (byte === colon && this.#reading === 'name'))
    if (!closes && !isBorder) return from
    this.#hold(piece, from, at)
    if (byte === colon) this.#endName()
    else this.#endMember()
    this.#isDone = closes
    return at + 1
  }

  #endName(): void {
    const name: unknown = JSON.parse(this.#take())
    if (typeof name !== 'string') throw new SyntaxError('a name that is no string')
    this.#name = name
    this.#reading = this.#choice.names.has(name) ? 'kept' : 'passed'
  }

  #endMember(): void {
    if (this.#reading === 'kept') this.#members[this.#name] = parseWithConstants(this.#take())
    else if (this.#reading === 'name' && this.#take().trim() !== '') {
      throw new SyntaxError('a name without a value')
    }
    this.#reading = 'name'
  }

  #hold(piece: Uint8Array, start: number, end: number): void {
    if (end <= start || this.#reading === 'passed') return
    this.#room -= end - start
    if (this.#room < 0) throw new MembersTooLarge(`more than ${this.#choice.maxBytes} bytes`)
    this.#held.push(piece.slice(start, end))
  }

  #take(): string {
    const text = Buffer.concat(this.#held).toString('utf8')
    this.#held = []
    return text
  }
}
