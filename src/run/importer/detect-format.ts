import { RunError } from '../run-error.ts'
import type { DocumentFormat, RecordFormat } from './import-format.ts'
import { documentFormats, recordFormats } from './import-formats.ts'

/** The first format that recognises one of the records: those of a file are asked in its order. */
export function recordFormatFor(records: readonly unknown[]): RecordFormat | undefined {
  for (const record of records) {
    const format = recordFormats.find((one) => one.recognises(record))
    if (format) return format
  }
  return undefined
}

export function documentFormatFor(document: unknown): DocumentFormat | undefined {
  return documentFormats.find((one) => one.recognises(document))
}

/** What is said of a file that no format fits: where, what is there, and what can be done. */
export function unrecognised(name: string, place: string, record: unknown): RunError {
  return new RunError(
    `${name}, ${place}: no format fits ${described(record)}; name one with --format, or map its fields with --map problem=…,gold=…,response=…`,
  )
}

const mostFields = 8
const longestShown = 60

function described(record: unknown): string {
  if (Array.isArray(record)) return `a list of ${record.length}`
  if (typeof record !== 'object' || record === null)
    return `the ${typeof record} ${shortened(JSON.stringify(record))}`
  const names = Object.keys(record)
  const shown = names.slice(0, mostFields).map(shortened)
  return `a record with the fields ${shown.join(', ')}${names.length > mostFields ? ' …' : ''}`
}

function shortened(text = 'nothing'): string {
  const clean = text.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
  return clean.length > longestShown ? `${clean.slice(0, longestShown)}…` : clean
}
