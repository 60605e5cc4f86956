import { type RecordFormat, SkippedRecord } from '../import-format.ts'
import { listOf } from '../json-value.ts'
import { fieldOf, firstText, isRow, type Row, textIn } from './dataset-field.ts'
import { goldOfRow } from './gold-of-row.ts'
import { problemOfRow } from './problem-of-row.ts'
import { hasResponses, responsesOfRow } from './row-responses.ts'

const questionNames = [
  'problem',
  'question',
  'Problem',
  'Question',
  'query',
  'prompt',
  'instruction',
  'input',
  '문제',
  '질문',
] as const
const idNames = [
  'id',
  'ID',
  'uuid',
  'unique_id',
  'item_id',
  'problem_id',
  'question_id',
  'idx',
  'qid',
] as const

/** Any row with a question and an answer or a response, by the names that its fields have. Asked last. */
export const datasetRows: RecordFormat = {
  name: 'rows',
  summary: 'any row with problem or question, and answer, solution, gold, target or response',
  recognises: (record) =>
    isRow(record) &&
    questionOf(record) !== undefined &&
    (goldOfRow(record) !== undefined ||
      goldsOf(record).length > 0 ||
      textIn(record['solution']) !== undefined ||
      hasResponses(record)),
  read(record, options) {
    if (!isRow(record)) throw new SkippedRecord('not an object')
    const question = questionOf(record)
    if (question === undefined) throw new SkippedRecord('neither problem nor question')
    const { metadata } = record
    // What a row keeps apart as metadata is said of the row all the same.
    const row: Row = isRow(metadata) ? { ...metadata, ...record } : record
    const { responses, skipped } = responsesOfRow(record, options)
    const problem = problemOfRow(row, {
      question,
      id: firstText(record, idNames),
      gold: goldOfRow(record) ?? goldsOf(record)[0],
      goldAlternatives: goldAlternatives(record),
    })
    return [{ problem, responses, ...(skipped.length === 0 ? {} : { skipped }) }]
  },
}

function questionOf(row: Row): string | undefined {
  return firstText(row, questionNames)
}

const listNames = ['answer', 'answers', 'target', 'gold', 'ground_truth'] as const

/** Several right answers in a list: the first is the gold answer, the others count as well. */
function goldsOf(row: Row): readonly string[] {
  for (const name of listNames) {
    const golds = (listOf(fieldOf(row, name)) ?? []).flatMap((gold) => textIn(gold) ?? [])
    if (golds.length > 0) return golds
  }
  return []
}

function goldAlternatives(row: Row): readonly string[] | undefined {
  const others = goldOfRow(row) === undefined ? goldsOf(row).slice(1) : []
  return others.length === 0 ? undefined : others
}
