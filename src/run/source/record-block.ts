/** Whole records of a file, side by side in one buffer: what one thread takes at a time. */
export interface RecordBlock {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Start and end of each record in the bytes, in turn. A record too long to be read has −1 twice. */
  readonly bounds: Int32Array<ArrayBuffer>
  /** The number of the first record's line or element, 1 upwards; the others follow. */
  readonly first: number
  /** What the numbers count. */
  readonly unit: 'line' | 'element'
}

/** About so many bytes a block: enough that a thread has work, little enough that some may be under way at once. */
const blockBytes: number = 1 << 20

/** Longer records are left out: beyond it a text may not fit into one string of the engine. */
const mostRecordBytes: number = 256 << 20

/** Bytes that are written before they are read: filling them with zeros first would cost as much as reading the file. */
function unfilled(length: number): Uint8Array<ArrayBuffer> {
  const { buffer } = Buffer.allocUnsafeSlow(length)
  return new Uint8Array(buffer as ArrayBuffer)
}

/** Puts records together to blocks. */
export interface BlockBuilder {
  /** Bytes that belong to the record that is being read. */
  readonly push: (bytes: Uint8Array) => void
  /** Ends the record; answers a block once one is full. */
  readonly endRecord: () => RecordBlock | undefined
  /** What is left; undefined where nothing is. */
  readonly end: () => RecordBlock | undefined
}

export function blockBuilder(unit: RecordBlock['unit'], limit: number = mostRecordBytes): BlockBuilder {
  let bytes = unfilled(2 * blockBytes)
  let bounds: number[] = []
  let at = 0
  let start = 0
  let isTooLong = false
  let first = 1
  const reserve = (more: number): void => {
    if (at + more <= bytes.length) return
    const larger = unfilled(Math.max(2 * bytes.length, at + more))
    larger.set(bytes.subarray(0, at))
    bytes = larger
  }
  const flush = (): RecordBlock => {
    const block = { bytes, bounds: Int32Array.from(bounds), first, unit }
    first += bounds.length / 2
    bytes = unfilled(2 * blockBytes)
    bounds = []
    at = 0
    start = 0
    return block
  }
  const close = (): void => {
    if (isTooLong) bounds.push(-1, -1)
    else bounds.push(start, at)
    isTooLong = false
    start = at
  }
  return {
    push(more) {
      if (isTooLong || at - start + more.length > limit) {
        isTooLong = true
        at = start
        return
      }
      reserve(more.length)
      bytes.set(more, at)
      at += more.length
    },
    endRecord() {
      close()
      return at >= blockBytes ? flush() : undefined
    },
    end() {
      if (at > start || isTooLong) close()
      return bounds.length > 0 ? flush() : undefined
    },
  }
}
