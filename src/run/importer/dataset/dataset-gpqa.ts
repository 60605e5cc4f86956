import { type RecordFormat, SkippedRecord } from '../import-format.ts'
import { textId } from '../problem-of.ts'
import { letterAt } from './dataset-choices.ts'
import { fieldOf, firstText, isRow, type Row, textIn } from './dataset-field.ts'
import { problemOfRow } from './problem-of-row.ts'

const rightName = 'Correct Answer'
const wrongNames = ['Incorrect Answer 1', 'Incorrect Answer 2', 'Incorrect Answer 3'] as const

/**
 * GPQA. Its rows keep the right answer apart from the wrong ones; the options are put in an order that a hash of the record
 * and the option gives, the same on every machine and unlike from question to question, and the gold answer is the letter
 * that the right one gets.
 */
export const datasetGpqa: RecordFormat = {
  name: 'gpqa',
  summary:
    'GPQA: Question, Correct Answer, Incorrect Answer 1 to 3; the options in an order fixed by the record',
  recognises: (record) =>
    isRow(record) && textIn(record[rightName]) !== undefined && Object.hasOwn(record, wrongNames[0]),
  read(record) {
    const question = isRow(record) ? textIn(record['Question']) : undefined
    if (!isRow(record) || question === undefined) throw new SkippedRecord('no Question')
    if (textIn(record[rightName]) === undefined) throw new SkippedRecord(`no ${rightName}`)
    const id = firstText(record, ['Record ID', 'id'])
    const options = orderedOptions(record, id ?? question)
    const right = options.findIndex(({ isRight }) => isRight)
    const problem = problemOfRow(record, {
      question: question.trim(),
      id,
      gold: letterAt(right),
      choices: options.map(({ text }) => text),
      kind: 'choice',
      subject: firstText(record, ['Subdomain', 'High-level domain']),
    })
    return [{ problem, responses: [] }]
  },
}

function orderedOptions(
  row: Row,
  key: string,
): readonly { readonly text: string; readonly isRight: boolean }[] {
  return [rightName, ...wrongNames]
    .flatMap((name) => {
      const text = textIn(fieldOf(row, name))?.trim()
      return text === undefined
        ? []
        : [{ text, isRight: name === rightName, place: textId(`${key}\n${text}`) }]
    })
    .sort((a, b) => (a.place < b.place ? -1 : Number(a.place > b.place)))
}
