import { type RecordFormat, SkippedRecord } from '../import-format.ts'
import { firstText, isRow, textIn, truthIn } from './dataset-field.ts'
import { goldOfRow, goldOfSolution } from './gold-of-row.ts'
import { problemOfRow } from './problem-of-row.ts'

const ofEitherVersion = ['problem_is_valid', 'solution_is_valid', 'synthetic', 'messages'] as const

/** NuminaMath-CoT and NuminaMath-1.5. Its messages repeat the reference solution: no model answered. */
export const datasetNuminaMath: RecordFormat = {
  name: 'numina-math',
  summary: 'NuminaMath: problem, solution, source, and in 1.5 answer, problem_type, question_type',
  recognises: (record) =>
    isRow(record) &&
    textIn(record['problem']) !== undefined &&
    textIn(record['solution']) !== undefined &&
    textIn(record['source']) !== undefined &&
    ofEitherVersion.some((name) => Object.hasOwn(record, name)),
  read(record) {
    const question = isRow(record) ? textIn(record['problem']) : undefined
    if (!isRow(record) || question === undefined) throw new SkippedRecord('no problem')
    if (truthIn(record['problem_is_valid']) === false) throw new SkippedRecord('problem_is_valid says no')
    const answer = textIn(record['answer'])
    const isMissing = answer === 'notfound' || answer === 'proof'
    const gold = isMissing ? goldOfSolution(textIn(record['solution']) ?? '') : goldOfRow(record)
    const id = firstText(record, ['id', 'uuid'])
    return [{ problem: problemOfRow(record, { question, id, gold }), responses: [] }]
  },
}
