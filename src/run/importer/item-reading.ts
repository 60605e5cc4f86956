import { RunError } from '../run-error.ts'
import type { SourceRow } from '../source/source-row.ts'
import { recordFormatFor, unrecognised } from './detect-format.ts'
import type { EncodedBlock } from './encoded-block.ts'
import { encodedItems, type SourceItem } from './encoded-items.ts'
import type { FileContext, FileReading } from './file-reading.ts'
import type { RecordFormat } from './import-format.ts'
import { recordFormatOf } from './import-formats.ts'

type Source = AsyncIterable<SourceItem> | Iterable<SourceItem>

/** A source whose items are read already: samples of an archive, parts of a document, assembled streams. */
export function itemReading(format: string, items: Source, context: FileContext): FileReading {
  return { format, blocks: from(encodedItems(items, context), context.done) }
}

const rowsLookedAt = 20

/**
 * A table, whose rows a format reads.
 * @throws RunError where no format fits its first rows
 */
export async function rowReading(
  rows: AsyncIterable<SourceRow>,
  context: FileContext & { readonly name: string },
): Promise<FileReading> {
  const { file, options, done, name, choice } = context
  const iterator = rows[Symbol.asyncIterator]()
  const first: SourceRow[] = []
  while (first.length < rowsLookedAt) {
    const next = await iterator.next()
    if (next.done) break
    first.push(next.value)
  }
  const records = first.flatMap((item) => ('record' in item ? [item] : []))
  const format = choice ? recordFormatOf(choice) : recordFormatFor(records.map(({ record }) => record))
  if (!format) {
    if (records[0]) throw unrecognised(name, records[0].place, records[0].record)
    throw new RunError(`${name}: holds no rows`)
  }
  const read: RecordFormat['read'] = format.begin?.() ?? format.read
  const items = rowItems(first, iterator)
  return { format: format.name, blocks: from(encodedItems(items, { file, options, read }), done) }
}

async function* rowItems(first: SourceRow[], rest: AsyncIterator<SourceRow>): AsyncGenerator<SourceItem> {
  try {
    for (const item of first.splice(0)) yield rowItem(item)
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield rowItem(next.value)
  } finally {
    await rest.return?.()
  }
}

function rowItem(item: SourceRow): SourceItem {
  return 'record' in item ? { place: item.place, row: item.record } : item
}

/** Leaves out what is done already. */
async function* from(blocks: AsyncIterable<EncodedBlock>, done: number): AsyncGenerator<EncodedBlock> {
  for await (const block of blocks) if (block.upTo > done) yield block
}
