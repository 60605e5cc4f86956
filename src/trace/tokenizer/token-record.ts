import { characterEnd } from './unit-classes.ts'

/** Tokens with their offsets, gathered while a text is scanned. */
export class TokenRecord {
  size = 0
  #ids: Uint32Array
  #starts: Uint32Array

  constructor(capacity: number) {
    this.#ids = new Uint32Array(capacity + 8)
    this.#starts = new Uint32Array(capacity + 8)
  }

  push(id: number, start: number): void {
    if (this.size === this.#ids.length) {
      this.#ids = larger(this.#ids)
      this.#starts = larger(this.#starts)
    }
    this.#ids[this.size] = id
    this.#starts[this.size++] = start
  }

  /** The tokens of the piece of text from `start` to `end`; `lengths` are the tokens' bytes, by id. */
  pushPiece(
    tokens: Int32Array,
    first: number,
    count: number,
    lengths: Uint16Array,
    units: Uint16Array,
    start: number,
    end: number,
  ): void {
    let byte = 0
    let character = start
    let characterByte = 0
    for (let at = first; at < first + count; at++) {
      const id = tokens[at] as number
      for (; character < end; character = characterEnd(units, character, end)) {
        const next = characterByte + byteLength(units, character, end)
        if (next > byte) break
        characterByte = next
      }
      this.push(id, character)
      byte += lengths[id] as number
    }
  }

  /** Maps the offsets noted since `first`. */
  moveStarts(first: number, move: (start: number) => number): void {
    for (let at = first; at < this.size; at++) this.#starts[at] = move(this.#starts[at] as number)
  }

  ids(): Uint32Array {
    return this.#ids.slice(0, this.size)
  }

  starts(): Uint32Array {
    return this.#starts.slice(0, this.size)
  }
}

function larger(list: Uint32Array): Uint32Array {
  const grown = new Uint32Array(list.length * 2)
  grown.set(list)
  return grown
}

/** Bytes of a character in UTF-8. */
function byteLength(units: Uint16Array, at: number, to: number): number {
  const unit = units[at] as number
  if (unit < 0x80) return 1
  if (unit < 0x800) return 2
  return characterEnd(units, at, to) - at === 2 ? 4 : 3
}
