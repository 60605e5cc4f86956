import { blockBuilder, type RecordBlock } from './record-block.ts'

const lineBreak = 10

/**
 * Cuts a stream of bytes into blocks of whole lines, line breaks left out. Blank lines count as lines and hold no record; a
 * last line without its line break is a line too.
 */
export async function* lineBlocks(
  chunks: AsyncIterable<Uint8Array>,
  limit?: number,
): AsyncGenerator<RecordBlock> {
  const builder = blockBuilder('line', limit)
  try {
    for await (const chunk of chunks) {
      let start = 0
      for (let at = chunk.indexOf(lineBreak); at >= 0; at = chunk.indexOf(lineBreak, start)) {
        builder.push(chunk.subarray(start, at))
        start = at + 1
        const block = builder.endRecord()
        if (block) yield block
      }
      if (start < chunk.length) builder.push(chunk.subarray(start))
    }
  } catch (error) {
    // What came before the file broke off is as good as any.
    const before = builder.end()
    if (before) yield before
    throw error
  }
  const last = builder.end()
  if (last) yield last
}
