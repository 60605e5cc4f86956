import { extractAnswer } from '#answer'
import { firstText, isRow, type Row } from './dataset/dataset-field.ts'
import { goldOfRow } from './dataset/gold-of-row.ts'
import { type ImportedProblem, type RecordFormat, SkippedRecord } from './import-format.ts'
import { listOf, withoutAbsent } from './json-value.ts'

const idNames = [
  'id',
  'ID',
  'problem_id',
  'prompt_id',
  'question_id',
  'item_id',
  'unique_id',
  'task_id',
  'doc_id',
  'uuid',
  'qid',
  'key',
  'idx',
] as const
const questionNames = ['question', 'problem', 'prompt', 'query', 'Question', 'Problem'] as const

/**
 * Rows of a file of right answers: an id or a question, and an answer. An answer may also be the one criterion that a rubric
 * has, where that announces it: "Answer is 220". Other rubrics need a judge, and give no gold answer.
 */
export const goldRows: RecordFormat = {
  name: 'gold-rows',
  summary: 'an id or a question, and its right answer',
  recognises: (record) => isRow(record) && goldOf(record) !== undefined,
  read(record) {
    if (!isRow(record)) throw new SkippedRecord('not an object')
    const gold = goldOf(record)
    if (gold === undefined) throw new SkippedRecord('no right answer')
    const problem: ImportedProblem = withoutAbsent({
      id: firstText(record, idNames),
      question: firstText(record, questionNames),
      gold,
    })
    if (problem.id === undefined && problem.question === undefined)
      throw new SkippedRecord('neither an id nor a question')
    return [{ problem, responses: [] }]
  },
}

function goldOf(row: Row): string | undefined {
  return goldOfRow(row) ?? announced(listOf(row['criteria']))
}

function announced(criteria: readonly unknown[] | undefined): string | undefined {
  const [only] = criteria ?? []
  if (typeof only !== 'string' || criteria?.length !== 1) return undefined
  // Accents that slipped in, "Answer ìs 2", are none of the answer's.
  const plain = only.normalize('NFD').replaceAll(/\p{M}/gu, '')
  return extractAnswer(plain, { declaredOnly: true })?.answer
}
