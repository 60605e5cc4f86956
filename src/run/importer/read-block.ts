import type { RecordBlock } from '../source/record-block.ts'
import type { ByteWriter } from './byte-writer.ts'
import { type EncodedBlock, type EncodedItem, encodedRecords } from './encoded-block.ts'
import type { ReadingOptions, RecordFormat } from './import-format.ts'
import type { RecordParser } from './record-parser.ts'

export interface BlockReading {
  readonly read: RecordFormat['read']
  readonly options: ReadingOptions
  /** What responses name as their source. */
  readonly file: string
  readonly parser: RecordParser
  readonly writer: ByteWriter
  /** Whether the block is used before the next one is read: then its bytes need not be copied. */
  readonly lends?: boolean
}

/** Reads a block of JSON records: parse, read by the format, make ready to be written. Blank records are passed over. */
export function readBlock(block: RecordBlock, reading: BlockReading): EncodedBlock {
  const { bytes, bounds, first, unit } = block
  const { read, options, file, parser, writer } = reading
  const items: EncodedItem[] = []
  for (let index = 0; index < bounds.length / 2; index++) {
    const start = bounds[2 * index] as number
    const end = bounds[2 * index + 1] as number
    const place = `${unit} ${first + index}`
    if (start < 0) items.push({ place, skipped: 'too long to be read' })
    else if (isBlank(bytes, start, end)) continue
    else {
      const record = parser.parse(bytes.subarray(start, end))
      if (record === undefined) items.push({ place, skipped: 'not JSON' })
      else items.push(...encodedRecords(() => read(record, options), { place, file, writer }))
    }
  }
  return { items, bytes: reading.lends ? writer.lend() : writer.take(), upTo: first - 1 + bounds.length / 2 }
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] as number) > 32) return false
  return true
}
