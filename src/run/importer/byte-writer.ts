import { escapeKernel, firstFree, overrun } from './escape-kernel.ts'

/**
 * Writes JSON as UTF-8 bytes into one growing buffer. A text is encoded by the engine and escaped on the way into the buffer:
 * on long traces several times as fast as JSON.stringify with an encoder after it, and byte for byte the same.
 */
export interface ByteWriter {
  readonly length: () => number
  /** Appends text as it is, in UTF-8. */
  readonly raw: (text: string) => void
  /** Appends one JSON string, quotes included, that is these pieces joined. */
  readonly string: (...pieces: readonly string[]) => void
  /** What was written, copied out; the writer begins anew. */
  readonly take: () => Uint8Array<ArrayBuffer>
  /** What was written, as it lies here: it must be used before the writer is. The writer begins anew. */
  readonly lend: () => Uint8Array<ArrayBuffer>
}

/** A byte of UTF-8 takes at most six: \u001f. */
const mostBytesAByte = 6
/** A text is escaped in parts of so many units, so that what they are encoded into stays small. */
const partUnits = 1 << 16
/** A UTF-16 unit takes at most three bytes of UTF-8. */
const mostBytesAUnit = 3
/** Where parts are encoded; what is written begins behind it. */
const encodedAt = firstFree
const writtenAt = encodedAt + mostBytesAUnit * partUnits

/**
 * @param writtenAs bytes that are at hand for what stands between the quotation marks of a text: they are copied as they are
 */
export function byteWriter(
  writtenAs: (text: string) => Uint8Array | undefined = () => undefined,
): ByteWriter {
  const kernel = escapeKernel()
  kernel.reserve(writtenAt)
  let at = writtenAt
  const raw = (text: string): void => {
    kernel.reserve(at + mostBytesAUnit * text.length)
    at += kernel.memory().write(text, at, 'utf8')
  }
  const inside = (text: string): void => {
    for (let start = 0; start < text.length; ) {
      const end = partEnd(text, start)
      kernel.reserve(at)
      const length = kernel.memory().write(text.slice(start, end), encodedAt, 'utf8')
      kernel.reserve(at + mostBytesAByte * length + overrun)
      at += kernel.escape(encodedAt, length, at)
      start = end
    }
  }
  const copied = (written: Uint8Array): void => {
    kernel.reserve(at + written.length)
    kernel.memory().set(written, at)
    at += written.length
  }
  const lend = (): Uint8Array<ArrayBuffer> => {
    const { buffer } = kernel.memory()
    const written = new Uint8Array(buffer as ArrayBuffer, writtenAt, at - writtenAt)
    at = writtenAt
    return written
  }
  return {
    length: () => at - writtenAt,
    raw,
    string(...pieces) {
      const known = pieces.map(writtenAs)
      // Halves of pairs have no UTF-8: JSON writes them by their code. Two halves of one may stand in two pieces.
      if (!pieces.every((piece, index) => known[index] !== undefined || isWellFormed(piece)))
        return raw(JSON.stringify(pieces.join('')))
      raw('"')
      for (const [index, piece] of pieces.entries()) {
        const written = known[index]
        if (written === undefined) inside(piece)
        else copied(written)
      }
      raw('"')
    },
    take: () => lend().slice(),
    lend,
  }
}

/** The end of a part that begins at `start`: never between the halves of a pair. */
function partEnd(text: string, start: number): number {
  const end = start + partUnits
  if (end >= text.length) return text.length
  const last = text.charCodeAt(end - 1)
  return last >= 0xd800 && last < 0xdc00 ? end - 1 : end
}

/** The library's types are older than the engine. */
function isWellFormed(text: string): boolean {
  return (text as string & { readonly isWellFormed: () => boolean }).isWellFormed()
}
