import { type ByteWriter, byteWriter } from './byte-writer.ts'
import { type EncodedBlock, type EncodedItem, encodedRecords } from './encoded-block.ts'
import type { DocumentItem, Place, ReadingOptions, RecordFormat } from './import-format.ts'

/** What sources yield that are read one record after the other: rows of tables, samples of archives, assembled streams. */
export type SourceItem = DocumentItem | RowItem

export interface RowItem {
  readonly place: Place
  readonly row: unknown
}

/** About so many bytes of responses, or so many records, go into one block. */
const blockBytes = 1 << 20
const blockRecords = 2000

/** Makes items ready to be written, block by block. Rows are read by a format, other items are read already. */
export async function* encodedItems(
  items: AsyncIterable<SourceItem> | Iterable<SourceItem>,
  reading: {
    readonly file: string
    readonly read?: RecordFormat['read']
    readonly options: ReadingOptions
  },
): AsyncGenerator<EncodedBlock> {
  const writer = byteWriter()
  let waiting: EncodedItem[] = []
  let upTo = 0
  const flush = (): EncodedBlock => {
    const block = { items: waiting, bytes: writer.take(), upTo }
    waiting = []
    return block
  }
  try {
    for await (const item of items) {
      waiting.push(...encodedItem(item, { ...reading, writer }))
      upTo++
      if (writer.length() >= blockBytes || waiting.length >= blockRecords) yield flush()
    }
  } catch (error) {
    // What came before the source broke off is as good as any.
    yield flush()
    throw error
  }
  yield flush()
}

function encodedItem(
  item: SourceItem,
  context: {
    readonly file: string
    readonly read?: RecordFormat['read']
    readonly options: ReadingOptions
    readonly writer: ByteWriter
  },
): EncodedItem[] {
  const { place } = item
  if ('skipped' in item) return [{ place, skipped: item.skipped }]
  const { read, options } = context
  if ('record' in item) return encodedRecords(() => [item.record], { place, ...context })
  if (!read) throw new Error('rows need a format')
  return encodedRecords(() => read(item.row, options), { place, ...context })
}
