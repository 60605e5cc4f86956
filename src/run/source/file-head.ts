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
  let broken: { readonly error: unknown } | undefined
  while (!(size >= enoughBytes && hasLine) && size < mostBytes) {
    const next = await iterator.next().catch((error: unknown) => {
      broken = { error }
      return undefined
    })
    // Broken near its beginning: what there is may be read all the same.
    if (next === undefined) break
    const { value, done } = next
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
      if (broken) throw broken.error
      while (!isWhole) {
        const { value, done } = await iterator.next()
        if (done) return
        yield value
      }
    } finally {
      await iterator.return?.()
    }
  }
  if (broken && size === 0) throw (broken as { readonly error: unknown }).error
  return { head: read.length === 1 && read[0] ? read[0] : Buffer.concat(read), isWhole, chunks: chunks() }
}
