import { blockJobs } from '../block-jobs.ts'
import { type OrderedThreads, orderedThreads } from '../ordered-threads.ts'
import type { RecordBlock } from '../source/record-block.ts'
import { byteWriter } from './byte-writer.ts'
import type { EncodedBlock } from './encoded-block.ts'
import type { FileContext } from './file-reading.ts'
import type { RecordFormat } from './import-format.ts'
import type { FormatChoice } from './import-formats.ts'
import type { ImportWorkerStart } from './import-worker.ts'
import { readBlock } from './read-block.ts'
import { recordParser } from './record-parser.ts'

/**
 * Reads blocks of JSON records, on several threads where the format allows it. A format that remembers the records of a file
 * reads them one after the other.
 */
export async function* recordBlocksRead(
  blocks: AsyncIterable<RecordBlock>,
  { format, choice }: { readonly format: RecordFormat; readonly choice: FormatChoice },
  context: FileContext,
): AsyncGenerator<EncodedBlock> {
  const { options, file, threads } = context
  if (format.begin || threads <= 1) {
    const read = format.begin?.() ?? format.read
    const parser = recordParser()
    const reading = { read, options, file, parser, writer: byteWriter(parser.writtenAs), lends: true }
    for await (const block of blocks) {
      const isDone = upTo(block) <= context.done
      // A format that remembers must see what is done already, too.
      if (isDone && !format.begin) continue
      const encoded = readBlock(block, reading)
      if (!isDone) yield encoded
    }
    return
  }
  const workerData: ImportWorkerStart = { format: choice, options, file }
  const pool: OrderedThreads<RecordBlock, EncodedBlock> = orderedThreads(
    new URL('./import-worker.js', import.meta.url),
    { workerData, size: threads },
  )
  try {
    yield* pool.map(blockJobs(blocks, (block) => upTo(block) > context.done))
  } finally {
    await pool.close()
  }
}

function upTo({ first, bounds }: RecordBlock): number {
  return first - 1 + bounds.length / 2
}
