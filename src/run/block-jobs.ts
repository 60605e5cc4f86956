import type { ThreadJob } from './ordered-threads.ts'
import type { RecordBlock } from './source/record-block.ts'

/** Blocks as jobs of threads: their bytes go over, they are not copied. */
export async function* blockJobs(
  blocks: AsyncIterable<RecordBlock>,
  isWanted: (block: RecordBlock) => boolean = () => true,
): AsyncGenerator<ThreadJob<RecordBlock>> {
  for await (const block of blocks) {
    if (isWanted(block)) yield { job: block, transfer: [block.bytes.buffer, block.bounds.buffer] }
  }
}
