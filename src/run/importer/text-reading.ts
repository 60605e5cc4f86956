import { isStreamEvent } from '#trace'
import { RunError } from '../run-error.ts'
import { elementBlocks } from '../source/element-blocks.ts'
import type { FileHead } from '../source/file-head.ts'
import { lineBlocks } from '../source/line-blocks.ts'
import type { RecordBlock } from '../source/record-block.ts'
import { blockEvents } from './block-events.ts'
import { streamItems } from './chat/stream-replies.ts'
import { documentFormatFor, recordFormatFor, unrecognised } from './detect-format.ts'
import type { FileContext, FileReading } from './file-reading.ts'
import { firstElements, firstLines } from './first-records.ts'
import type { RecordFormat } from './import-format.ts'
import { type FormatChoice, importFormat, recordFormatOf } from './import-formats.ts'
import { itemReading } from './item-reading.ts'
import { recordBlocksRead } from './record-reading.ts'
import { wholeDocument } from './whole-document.ts'

/** A text file with the name that messages call it by. */
export type NamedContext = FileContext & { readonly name: string }

/** A file with a JSON value a line: records, events of a recorded stream, or one document in one line. */
export function lineReading(head: FileHead, context: NamedContext): FileReading {
  const { name, choice } = context
  const { records, place } = firstLines(head)
  // The last piece of a stream may look like a whole reply: so the first one is asked before any format.
  if (!choice && isStreamEvent(records[0])) return streamReading(lineBlocks(head.chunks), context)
  const chosen = chosenFormat(choice, records)
  if (chosen) {
    const blocks = recordBlocksRead(lineBlocks(head.chunks), chosen, context)
    return { format: chosen.format.name, blocks }
  }
  if (records.length === 1 && head.isWhole) return documentReading(records[0], { ...context, place })
  if (records.length === 0) throw new RunError(`${name}, ${place}: not JSON, nor any other format known here`)
  throw unrecognised(name, place, records[0])
}

/** A file that is one JSON array: of records, or a document that happens to be a list. */
export async function arrayReading(head: FileHead, context: NamedContext): Promise<FileReading> {
  const { records, place } = firstElements(head)
  const elements = elementBlocks(head.chunks, { name: context.name })
  if (!context.choice && isStreamEvent(records[0])) return streamReading(elements, context)
  const chosen = chosenFormat(context.choice, records)
  if (chosen) {
    return { format: chosen.format.name, blocks: recordBlocksRead(elements, chosen, context) }
  }
  const document = await wholeDocument(head.chunks, context.name)
  const format = documentFormat(document, context.choice)
  if (!format) throw unrecognised(context.name, place, records[0] ?? document)
  return itemReading(format.name, format.readDocument(document, context.options), context)
}

/** A recorded stream, one JSON value an event. */
function streamReading(blocks: AsyncIterable<RecordBlock>, context: NamedContext): FileReading {
  return itemReading('stream', streamItems(blockEvents(blocks), context.options), context)
}

/** One JSON document: of a format of its own, or one record. */
export function documentReading(
  document: unknown,
  context: NamedContext & { readonly place?: string },
): FileReading {
  const { name, choice, options, place = 'line 1' } = context
  const format = documentFormat(document, choice)
  if (format) return itemReading(format.name, format.readDocument(document, options), context)
  const chosen = chosenFormat(choice, [document])
  if (!chosen) throw unrecognised(name, place, document)
  const read = chosen.format.begin?.() ?? chosen.format.read
  return itemReading(chosen.format.name, [{ place, row: document }], { ...context, read })
}

function documentFormat(
  document: unknown,
  choice: FormatChoice | undefined,
): ReturnType<typeof documentFormatFor> {
  if (!choice) return documentFormatFor(document)
  if ('map' in choice) return undefined
  const format = importFormat(choice.name)
  return 'readDocument' in format ? format : undefined
}

/** The record format that the user chose, or else the one that the records have. */
function chosenFormat(
  choice: FormatChoice | undefined,
  records: readonly unknown[],
): { readonly format: RecordFormat; readonly choice: FormatChoice } | undefined {
  if (choice) {
    const isOther = 'name' in choice && !('read' in importFormat(choice.name))
    return isOther ? undefined : { format: recordFormatOf(choice), choice }
  }
  const format = recordFormatFor(records)
  return format && { format, choice: { name: format.name } }
}
