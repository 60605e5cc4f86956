import type { StreamRecord } from '#engine'
import type { RecordBlock } from '../source/record-block.ts'
import { parsed } from './parsed.ts'

/** The events of a recorded stream that was written one JSON value a line, or as one array. */
export async function* blockEvents(blocks: AsyncIterable<RecordBlock>): AsyncGenerator<StreamRecord> {
  for await (const { bytes, bounds } of blocks) {
    for (let at = 0; at < bounds.length; at += 2) {
      const [start = 0, end = 0] = bounds.subarray(at, at + 2)
      const text = start < 0 ? '' : Buffer.from(bytes.subarray(start, end)).toString('utf8')
      if (start < 0 || text.trim() !== '') yield recordOf(text)
    }
  }
}

function recordOf(text: string): StreamRecord {
  if (text.trim() === '[DONE]') return { type: 'done' }
  const event = parsed(text)
  return event === undefined ? { type: 'torn' } : { type: 'event', event }
}
