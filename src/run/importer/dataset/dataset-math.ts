import { type RecordFormat, SkippedRecord } from '../import-format.ts'
import { levelOf } from '../json-value.ts'
import { firstText, isRow, type Row, textIn } from './dataset-field.ts'
import { goldOfRow } from './gold-of-row.ts'
import { problemOfRow } from './problem-of-row.ts'

/** MATH and MATH-500: a solution with a box in it, a level from 1 to 5 and a subject. */
export const datasetMath: RecordFormat = {
  name: 'math',
  summary: 'MATH and MATH-500: problem, solution with \\boxed, level, subject or type, unique_id',
  recognises: (record) =>
    isRow(record) &&
    textIn(record['problem']) !== undefined &&
    textIn(record['solution']) !== undefined &&
    levelOf(record['level']) !== undefined &&
    firstText(record, ['subject', 'type']) !== undefined,
  read(record) {
    const question = isRow(record) ? textIn(record['problem']) : undefined
    if (!isRow(record) || question === undefined) throw new SkippedRecord('no problem')
    const id = firstText(record, ['unique_id', 'id'])
    const split = splitOf(record)
    return [
      { problem: problemOfRow(record, { question, id, gold: goldOfRow(record), split }), responses: [] },
    ]
  },
}

/** A unique_id of MATH-500 is a path in MATH, whose first folder is the split: `test/algebra/10.json`. */
function splitOf(row: Row): string | undefined {
  const path = textIn(row['unique_id']) ?? ''
  return path.startsWith('test/') ? 'test' : path.startsWith('train/') ? 'train' : undefined
}
