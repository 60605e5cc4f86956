import { isStreamEvent, type ReplyReading, readReplies, replyDialectOf } from '#trace'
import {
  type ImportedProblem,
  type ImportedRecord,
  type ReadingOptions,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'

/** A format whose records are bare replies of servers, in one or several dialects. Nobody kept what was asked. */
export function bareReplyFormat(
  name: string,
  { summary, dialects }: { readonly summary: string; readonly dialects: readonly string[] },
): RecordFormat {
  return {
    name,
    summary,
    // A piece of a stream may look like a reply of its own, and is none.
    recognises: (record) => dialects.includes(replyDialectOf(record) ?? '') && !isStreamEvent(record),
    read: (record, options) => {
      const reading = readReplies(record, options)
      return [recordOf(reading, reading?.id === undefined ? {} : { id: reading.id })]
    },
  }
}

/**
 * The record of a server's answer to a problem. What the server failed at is skipped with its reason.
 * @throws SkippedRecord where there is no reply at all
 */
export function recordOf(reading: ReplyReading | undefined, problem: ImportedProblem): ImportedRecord {
  if (!reading) throw new SkippedRecord('no reply in a known shape')
  const failures = reading.failures.map((reason) => `the server failed: ${reason}`)
  if (reading.replies.length === 0) throw new SkippedRecord(failures[0] ?? 'the reply is empty')
  const responses = reading.replies.map((reply) => ({ reply }))
  return failures.length === 0 ? { problem, responses } : { problem, responses, skipped: failures }
}

/** Options for reading a reply whose request names the model. */
export function askedModel(
  options: ReadingOptions,
  model: string | undefined,
): ReadingOptions & { readonly model?: string } {
  return model === undefined ? options : { ...options, model }
}
