import { createReadStream, existsSync } from 'node:fs'
import type { ResponseLine } from '../record.ts'
import { lineBlocks } from '../source/line-blocks.ts'
import { responseReader } from './response-reader.ts'

/**
 * Streams the lines of a responses.jsonl; a missing file has none. What follows the last line break is a line that was torn in
 * writing, and is left out.
 * @throws RunError naming file and line where one is not what it should be
 */
export async function* readResponses(file: string): AsyncGenerator<ResponseLine> {
  if (!existsSync(file)) return
  const read = responseReader(file)
  const chunks = createReadStream(file, { highWaterMark: 1 << 20 })
  for await (const { bytes, bounds, first } of lineBlocks(untilLastBreak(chunks))) {
    for (let index = 0; index < bounds.length / 2; index++) {
      yield read(bytes.subarray(bounds[2 * index], bounds[2 * index + 1]), first + index)
    }
  }
}

const lineBreak = 10

async function* untilLastBreak(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(lineBreak) + 1
    if (end > 0) {
      yield* held
      yield chunk.subarray(0, end)
      held = []
    }
    held.push(chunk.subarray(end))
  }
}
