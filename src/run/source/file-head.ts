/** The beginning of a stream, long enough to tell what it is, and all of it once more. */
export interface FileHead {
  /** At least the first line, unless that is absurdly long. */
  readonly head: Uint8Array
  /** The head is all there is. */
  readonly isWhole: boolean
  readonly chunks: AsyncIterable<Uint8Array>
}

const enoughBytes = 256 << 10
const mostBytes = 256 << 20
const lineBreak = 10

/** Reads until there is enough to tell the format: some records, or one whole line. */
export async function fileHead(source: AsyncIterable<Uint8Array>): Promise<FileHead> {
  const iterator = source[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  let size = 0
  let hasLine = false
  let isWhole = false
  while (!(size >= enoughBytes && hasLine) && size < mostBytes) {
    const { value, done } = await iterator.next()
    if (done) {
      isWhole = true
      break
    }
    read.push(value)
    size += value.length
    hasLine ||= value.includes(lineBreak)
  }
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield* read.splice(0)
      while (!isWhole) {
        const { value, done } = await iterator.next()
        if (done) return
        yield value
      }
    } finally {
      await iterator.return?.()
    }
  }
  return { head: read.length === 1 && read[0] ? read[0] : Buffer.concat(read), isWhole, chunks: chunks() }
}
