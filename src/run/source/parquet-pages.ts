import type { FileHandle } from 'node:fs/promises'
import type { DataReader, PageHeader } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'

export interface ParquetPage {
  readonly header: PageHeader
  /** At the first byte of the page's data, which is still compressed. */
  readonly reader: DataReader
  /** Bytes of the file that the page takes, its header included. */
  readonly size: number
}

export interface ParquetPages {
  readonly isAtEnd: () => boolean
  readonly next: () => Promise<ParquetPage>
}

/** Pages larger than this are taken for broken: no writer makes them, and they would have to be held at once. */
const largestPage = 1 << 29
const windowBytes = 1 << 16

/** The pages of one column of a row group, one after the other. */
export function parquetPages(
  file: FileHandle,
  { start, end }: { readonly start: number; readonly end: number },
): ParquetPages {
  let at = start
  let window = new Uint8Array(new ArrayBuffer(0))
  let windowStart = start

  /** Bytes of the file from `at` on: those at hand, or so many more. */
  const bytesAt = async (wanted: number): Promise<Uint8Array> => {
    const size = Math.min(wanted, end - at)
    if (windowStart + window.length - at < size) {
      window = await bytesOf(file, at, Math.max(size, Math.min(windowBytes, end - at)))
      windowStart = at
    }
    return window.subarray(at - windowStart)
  }

  const nextHeader = async (): Promise<PageHeader> => {
    // A header holds statistics, and they hold values of any length: where it does not fit, more is read.
    for (let wanted = 4096; ; wanted *= 16) {
      const bytes = await bytesAt(wanted)
      const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 }
      try {
        const header = parquetHeader(reader)
        at += reader.offset
        return header
      } catch (error) {
        if (bytes.length >= end - at) throw error
      }
    }
  }

  return {
    isAtEnd: () => at >= end - 1,
    async next() {
      const before = at
      const header = await nextHeader()
      const size = header.compressed_page_size
      const larger = Math.max(size, header.uncompressed_page_size)
      if (!(size >= 0 && larger <= largestPage)) throw new Error(`a page of ${larger} bytes`)
      if (at + size > end) throw new Error('a page ends behind its column')
      const bytes = await bytesAt(size)
      at += size
      const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, size), offset: 0 }
      return { header, reader, size: at - before }
    },
  }
}

async function bytesOf(file: FileHandle, start: number, size: number): Promise<Uint8Array<ArrayBuffer>> {
  // Of its own memory: small buffers of Node share one block, whose other bytes a decoder must not see.
  const bytes = new Uint8Array(new ArrayBuffer(size))
  for (let filled = 0; filled < size; ) {
    const { bytesRead } = await file.read(bytes, filled, size - filled, start + filled)
    if (bytesRead === 0) throw new Error('the file ends before its column does')
    filled += bytesRead
  }
  return bytes
}
