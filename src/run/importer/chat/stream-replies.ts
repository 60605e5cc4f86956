import type { StreamRecord } from '#engine'
import { type ReplyFold, type ReplyReading, replyFold } from '#trace'
import { type DocumentItem, type ReadingOptions, SkippedRecord } from '../import-format.ts'
import { recordOf } from './chat-reply.ts'

/** Makes replies of the events of a file, one stream after the other. Holds one stream at a time, whatever the file's size. */
export interface StreamReplies {
  /** What the record completes: nothing, or the stream before it. */
  readonly push: (record: StreamRecord) => readonly DocumentItem[]
  /** The last stream, once the file is over. */
  readonly end: () => readonly DocumentItem[]
}

/**
 * A stream ends with `[DONE]`, or where an event with another id, or the beginning of another message, follows. One that
 * was cut off gives a response that ends for an `unknown` reason; a torn event in it is skipped and said.
 */
export function streamReplies(options: ReadingOptions): StreamReplies {
  let fold: ReplyFold | undefined
  let torn = 0
  let number = 0
  const close = (): readonly DocumentItem[] => {
    if (fold === undefined && torn === 0) return []
    const reading = fold?.end()
    const item = itemOf(reading, { place: `stream ${++number}`, torn })
    fold = undefined
    torn = 0
    return [item]
  }
  return {
    push: (record) => {
      if (record.type === 'done') return close()
      if (record.type === 'torn') {
        torn++
        return []
      }
      const completed = fold?.isNext(record.event) ? close() : []
      fold ??= replyFold(options)
      fold.push(record.event)
      return completed
    },
    end: close,
  }
}

/** The streams of a file, from its events. */
export async function* streamItems(
  records: AsyncIterable<StreamRecord>,
  options: ReadingOptions,
): AsyncGenerator<DocumentItem> {
  const replies = streamReplies(options)
  for await (const record of records) yield* replies.push(record)
  yield* replies.end()
}

const tornReason = (torn: number): string =>
  torn === 1 ? 'an event of the stream is torn' : `${torn} events of the stream are torn`

function itemOf(
  reading: ReplyReading | undefined,
  { place, torn }: { readonly place: string; readonly torn: number },
): DocumentItem {
  if (reading === undefined && torn > 0) return { place, skipped: tornReason(torn) }
  try {
    const record = recordOf(reading, reading?.id === undefined ? {} : { id: reading.id })
    if (torn === 0) return { place, record }
    return { place, record: { ...record, skipped: [...(record.skipped ?? []), tornReason(torn)] } }
  } catch (error) {
    if (error instanceof SkippedRecord) return { place, skipped: error.message }
    throw error
  }
}
