import type { GoldProblem } from '#problem'
import type { ReplyUsage } from '#trace'
import type { ByteWriter } from './byte-writer.ts'
import { type ImportedRecord, type ImportedResponse, type Place, SkippedRecord } from './import-format.ts'
import { problemOf, textId } from './problem-of.ts'

/**
 * Records read and made ready to be written, by whatever thread: a response is the bytes of its line without the beginning,
 * which only the writer of the run knows (which sample of its arm it is).
 */
export interface EncodedBlock {
  readonly items: readonly EncodedItem[]
  /** The ends of the responses' lines, one after the other. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** How many records of the file are done with this block: where a resumed import goes on. */
  readonly upTo: number
}

export type EncodedItem = EncodedRecord | SkippedItem

/** A record that could not be used, and why. */
export interface SkippedItem {
  readonly place: Place
  readonly skipped: string
}

export interface EncodedRecord {
  readonly problem: GoldProblem
  /** Tells whether two problems of one id are the same: a hash of the question. Absent where the source has no question. */
  readonly questionId?: string
  readonly place: Place
  readonly responses: readonly EncodedResponse[]
  /** What of the record could not be used. */
  readonly skipped: readonly string[]
}

export interface EncodedResponse {
  readonly arm: string | undefined
  readonly sample: number | undefined
  /** Its part of the block's bytes. */
  readonly start: number
  readonly end: number
  readonly hasReasoning: boolean
}

/** Reads one record's items; what makes it unusable becomes a skipped item. */
export function encodedRecords(
  read: () => readonly ImportedRecord[],
  { place, file, writer }: { readonly place: Place; readonly file: string; readonly writer: ByteWriter },
): EncodedItem[] {
  try {
    return read().map((record) => encodedRecord(record, { place, file, writer }))
  } catch (error) {
    if (error instanceof SkippedRecord) return [{ place, skipped: error.message }]
    throw error
  }
}

/** Makes one imported record ready to be written. */
function encodedRecord(
  record: ImportedRecord,
  { place, file, writer }: { readonly place: Place; readonly file: string; readonly writer: ByteWriter },
): EncodedRecord {
  const source = `${file}:${place}`
  const { question = '' } = record.problem
  return {
    problem: problemOf(record.problem, { place: source }),
    ...(question === '' ? {} : { questionId: textId(question) }),
    place,
    responses: record.responses.map((response) => encodedResponse(response, source, writer)),
    skipped: record.skipped ?? [],
  }
}

function encodedResponse(response: ImportedResponse, source: string, writer: ByteWriter): EncodedResponse {
  const { reply, sample, recorded } = response
  const { text, pieces = [text], span, reasoning, finish, usage, model, durationMs, costUsd } = reply
  const arm = response.arm ?? model
  const start = writer.length()
  writer.raw('"text":')
  writer.string(...pieces)
  if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length))
    throw new SkippedRecord('its reasoning lies outside its text')
  const rest = {
    span,
    reasoning,
    finishReason: finish,
    usage: told(usage),
    durationMs: finite(durationMs),
    costUsd: finite(costUsd),
    source,
    recorded,
  }
  writer.raw(`,${JSON.stringify(rest).slice(1)}\n`)
  return { arm, sample, start, end: writer.length(), hasReasoning: span.end > span.start }
}

/** Counts that are counts: a record from outside may say anything. */
function told({ prompt, cachedPrompt, reasoning, output }: ReplyUsage): ReplyUsage {
  const usage: { -readonly [Name in keyof ReplyUsage]: ReplyUsage[Name] } = {}
  if (isCount(prompt)) usage.prompt = prompt
  if (isCount(cachedPrompt)) usage.cachedPrompt = cachedPrompt
  if (isCount(reasoning)) usage.reasoning = reasoning
  if (isCount(output)) usage.output = output
  return usage
}

function isCount(count: number | undefined): count is number {
  return count !== undefined && Number.isSafeInteger(count) && count >= 0
}

function finite(value: number | undefined): number | undefined {
  return Number.isFinite(value) ? value : undefined
}
