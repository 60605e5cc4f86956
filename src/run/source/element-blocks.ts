import { RunError } from '../run-error.ts'
import { elementScanner } from './element-scanner.ts'
import { blockBuilder, type RecordBlock } from './record-block.ts'

/**
 * Cuts a JSON document that is one array into blocks of its elements, without ever holding the whole. The elements
 * themselves are left to be parsed.
 * @throws RunError where the array is not closed
 */
export async function* elementBlocks(
  chunks: AsyncIterable<Uint8Array>,
  { name, limit }: { readonly name: string; readonly limit?: number },
): AsyncGenerator<RecordBlock> {
  const builder = blockBuilder('element', limit)
  const scanner = elementScanner()
  try {
    for await (const chunk of chunks) {
      if (scanner.state() === 'closed') break
      const { from, ends } = scanner.scan(chunk)
      let start = from
      for (const end of ends) {
        builder.push(chunk.subarray(start, end))
        start = end + 1
        const block = builder.endRecord()
        if (block) yield block
      }
      if (scanner.state() === 'inside') builder.push(chunk.subarray(start))
    }
    if (scanner.state() !== 'closed')
      throw new RunError(`${name}: the JSON array is not closed; the file was cut off`)
  } catch (error) {
    // What came before the file broke off is as good as any.
    const before = builder.end()
    if (before) yield before
    throw error
  }
  const last = builder.end()
  if (last) yield last
}
