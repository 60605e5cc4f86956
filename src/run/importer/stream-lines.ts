import { lineBlocks } from '../source/line-blocks.ts'
import { parsed } from './read-block.ts'
import type { StreamRecord } from './stream-records.ts'

/** The events of a recorded stream that was written one JSON value a line. */
export async function* lineEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StreamRecord> {
  for await (const { bytes, bounds } of lineBlocks(chunks)) {
    for (let at = 0; at < bounds.length; at += 2) {
      const [start = 0, end = 0] = bounds.subarray(at, at + 2)
      const text = start < 0 ? '' : Buffer.from(bytes.subarray(start, end)).toString('utf8')
      if (start >= 0 && text.trim() === '') continue
      yield recordOf(text)
    }
  }
}

function recordOf(text: string): StreamRecord {
  if (text.trim() === '[DONE]') return { type: 'done' }
  const event = parsed(text)
  return event === undefined ? { type: 'torn' } : { type: 'event', event }
}
