import { type DocumentFormat, type DocumentItem, SkippedRecord } from '../import-format.ts'
import { listOf, objectOf } from '../json-value.ts'
import { inspectHeader, isInspectHead } from './inspect-header.ts'
import { type InspectSampleContext, inspectPlace, readInspectSample } from './inspect-sample.ts'

/** A log that inspect_ai wrote as one JSON file. */
export const inspectDocument: DocumentFormat = {
  name: 'inspect-json',
  summary: 'inspect_ai log written as JSON (--log-format json)',
  recognises(document) {
    const log = objectOf(document)
    return log !== undefined && isInspectHead(log)
  },
  *readDocument(document, options) {
    const log = objectOf(document) ?? {}
    const header = inspectHeader(log)
    for (const [place, sample] of (listOf(log['samples']) ?? []).entries()) {
      yield inspectItem(sample, { header, options, fallback: `samples[${place}]` })
    }
  },
}

/** A sample as an item of its log: read, or skipped with the reason. */
export function inspectItem(
  value: unknown,
  { fallback, ...context }: InspectSampleContext & { readonly fallback: string },
): DocumentItem {
  const sample = objectOf(value)
  if (sample === undefined) return { place: fallback, skipped: 'not an object' }
  const place = inspectPlace(sample)
  try {
    return { place, record: readInspectSample(sample, context) }
  } catch (error) {
    if (error instanceof SkippedRecord) return { place, skipped: error.message }
    throw error
  }
}
