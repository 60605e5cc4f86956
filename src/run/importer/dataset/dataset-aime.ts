import { type RecordFormat, SkippedRecord } from '../import-format.ts'
import { firstText, isRow, type Row } from './dataset-field.ts'
import { goldOfRow } from './gold-of-row.ts'
import { problemOfRow } from './problem-of-row.ts'

const questionNames = ['problem', 'Problem', 'question', 'Question'] as const
const idNames = ['ID', 'id', 'Problem ID'] as const

/** AIME as the hub has it: problem, an answer from 0 to 999, and the year in a field, in the id or in the address. */
export const datasetAime: RecordFormat = {
  name: 'aime',
  summary: 'AIME: id, problem, answer, year',
  recognises: (record) =>
    isRow(record) &&
    firstText(record, questionNames) !== undefined &&
    /^\d{1,3}$/.test(goldOfRow(record)?.trim() ?? '') &&
    yearOf(record) !== undefined,
  read(record) {
    const question = isRow(record) ? firstText(record, questionNames) : undefined
    if (!isRow(record) || question === undefined) throw new SkippedRecord('no problem')
    const year = yearOf(record)
    const id = firstText(record, idNames)
    const dataset = year === undefined ? undefined : `AIME ${year}`
    return [
      { problem: problemOfRow(record, { question, id, gold: goldOfRow(record), dataset }), responses: [] },
    ]
  },
}

const year = '(?:19[89]|20\\d)\\d'
const idWithYear = new RegExp(`^(${year})-I{1,2}-\\d{1,2}$`)
const addressWithYear = new RegExp(`(${year})_AIME`)

function yearOf(row: Row): string | undefined {
  const field = firstText(row, ['year', 'Year'])
  if (field !== undefined && /^(?:19[89]|20\d)\d$/.test(field)) return field
  const id = firstText(row, idNames)?.slice(0, 20) ?? ''
  const address = firstText(row, ['url'])?.slice(0, 500) ?? ''
  return idWithYear.exec(id)?.[1] ?? addressWithYear.exec(address)?.[1]
}
