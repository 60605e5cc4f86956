import { type RecordFormat, SkippedRecord } from '../import-format.ts'
import { letterAt } from './dataset-choices.ts'
import { fieldOf, firstText, isRow, numberIn, type Row, textIn } from './dataset-field.ts'
import { problemOfRow } from './problem-of-row.ts'

const letters = ['A', 'B', 'C', 'D', 'E'] as const
const questionNames = ['question', 'Question', '질문', '문제'] as const
const answerNames = ['answer', 'Answer', 'gold', '정답'] as const

/**
 * Questions whose options stand in columns A, B, C, D: KMMLU, which counts its answers from 1, and the CSV files of MMLU
 * and CMMLU, which give the letter.
 */
export const datasetKmmlu: RecordFormat = {
  name: 'kmmlu',
  summary:
    'KMMLU, and MMLU as CSV: a question, options in columns A to D, the answer as 1 to 4 or as a letter',
  recognises: (record) =>
    isRow(record) && firstText(record, questionNames) !== undefined && optionsOf(record).length > 1,
  read(record) {
    if (!isRow(record)) throw new SkippedRecord('not an object')
    const question = firstText(record, questionNames)
    const choices = optionsOf(record)
    if (question === undefined) throw new SkippedRecord('no question')
    if (choices.length < 2) throw new SkippedRecord('no options in columns A and B')
    const problem = problemOfRow(record, {
      question,
      id: firstText(record, ['id', 'question_id']),
      gold: goldOf(record, choices),
      choices,
      kind: 'choice',
    })
    return [{ problem, responses: [] }]
  },
}

/** The options from A on, up to the first column that is missing or empty. */
function optionsOf(row: Row): readonly string[] {
  const options: string[] = []
  for (const letter of letters) {
    const text = textIn(fieldOf(row, letter))
    if (text === undefined) break
    options.push(text)
  }
  return options
}

function goldOf(row: Row, choices: readonly string[]): string | undefined {
  for (const name of answerNames) {
    const told = textIn(fieldOf(row, name))?.trim()
    if (told === undefined) continue
    const letter = /^[A-E]$/.test(told) ? told.charCodeAt(0) - 'A'.charCodeAt(0) : undefined
    const counted = numberIn(told)
    const index = letter ?? (counted === undefined ? undefined : counted - 1)
    if (index !== undefined && Number.isInteger(index) && index >= 0 && index < choices.length)
      return letterAt(index)
  }
  return undefined
}
