import { type RecordFormat, SkippedRecord } from '../import-format.ts'
import { firstText, isRow, textIn } from './dataset-field.ts'
import { goldOfSolution } from './gold-of-row.ts'
import { problemOfRow } from './problem-of-row.ts'

/** GSM8K: the answer is a worked solution whose last line is `#### 42`. */
export const datasetGsm8k: RecordFormat = {
  name: 'gsm8k',
  summary: 'GSM8K: question and answer, the number after ####',
  recognises: (record) =>
    isRow(record) &&
    textIn(record['question']) !== undefined &&
    typeof record['answer'] === 'string' &&
    record['answer'].includes('\n#### '),
  read(record) {
    const question = isRow(record) ? textIn(record['question']) : undefined
    const answer = isRow(record) ? textIn(record['answer']) : undefined
    if (!isRow(record) || question === undefined) throw new SkippedRecord('no question')
    const gold = answer === undefined ? undefined : goldOfSolution(answer)
    const id = firstText(record, ['id', 'idx'])
    return [{ problem: problemOfRow(record, { question, id, gold }), responses: [] }]
  },
}
