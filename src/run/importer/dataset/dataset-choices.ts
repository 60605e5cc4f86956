import { type RecordFormat, SkippedRecord } from '../import-format.ts'
import { listOf } from '../json-value.ts'
import { fieldOf, firstText, isRow, numberIn, type Row, textIn } from './dataset-field.ts'
import { problemOfRow } from './problem-of-row.ts'

const questionNames = ['question', 'question_stem', 'ctx', 'query', 'input', 'problem', 'prompt'] as const
const choicesNames = ['choices', 'options', 'endings'] as const
const answerNames = ['answer_index', 'answerKey', 'answer_idx', 'answer', 'label', 'gold', 'target'] as const

interface Option {
  /** What the row itself calls the option: `A`, `1`. */
  readonly label: string | undefined
  readonly text: string
}

/**
 * Questions with a list of options: MMLU and MMLU-Pro (a list and an index or letter), ARC and OpenBookQA (`text[]` and
 * `label[]`), MedQA (an object by letter), HellaSwag (`endings` and a label).
 */
export const datasetChoices: RecordFormat = {
  name: 'choices',
  summary:
    'MMLU, MMLU-Pro, ARC, HellaSwag: a question, its list of options, the index or letter of the answer',
  recognises: (record) =>
    isRow(record) && firstText(record, questionNames) !== undefined && (optionsOf(record)?.length ?? 0) > 1,
  read(record) {
    if (!isRow(record)) throw new SkippedRecord('not an object')
    const options = optionsOf(record)
    const question = firstText(record, questionNames)
    if (question === undefined) throw new SkippedRecord('no question')
    if (options === undefined || options.length < 2) throw new SkippedRecord('no list of options')
    return [
      {
        problem: problemOfRow(record, {
          question,
          id: firstText(record, ['id', 'question_id', 'uuid', 'ind']),
          gold: goldOf(record, options),
          choices: options.map(({ text }) => text),
          kind: 'choice',
          subject: firstText(record, ['subject', 'category', 'activity_label', 'subject_name']),
        }),
        responses: [],
      },
    ]
  },
}

/** The letter of the option at this index, A first. */
export function letterAt(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index)
}

function optionsOf(row: Row): readonly Option[] | undefined {
  for (const name of choicesNames) {
    const value = fieldOf(row, name)
    const options = listOf(value) === undefined ? optionsOfObject(value) : optionsOfList(value, undefined)
    if (options !== undefined) return options
  }
  return undefined
}

function optionsOfObject(value: unknown): readonly Option[] | undefined {
  if (!isRow(value)) return undefined
  if (listOf(fieldOf(value, 'text')) !== undefined)
    return optionsOfList(value['text'], fieldOf(value, 'label'))
  const entries = Object.entries(value)
  if (entries.length > 26 || !entries.every(([key]) => /^[A-Z]$/.test(key))) return undefined
  // A row of a column store names every letter that any row has; those without a text are none of this row's.
  const given = entries.filter(([, text]) => textIn(text) !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
  return given.map(([label, text]) => ({ label, text: textIn(text) ?? '' }))
}

function optionsOfList(value: unknown, labels: unknown): readonly Option[] | undefined {
  const list = listOf(value)
  if (list === undefined || list.length > 26) return undefined
  const options: Option[] = []
  for (const [at, entry] of list.entries()) {
    const text = isRow(entry) ? firstText(entry, ['text', 'content', 'value']) : textIn(entry)
    if (text === undefined) return undefined
    const label = isRow(entry) ? firstText(entry, ['label', 'key']) : textIn(listOf(labels)?.[at])
    options.push({ label, text })
  }
  return options
}

/** The answer's letter, told by the row's own labels, as a letter, as an index from 0, or as the option's text. */
function goldOf(row: Row, options: readonly Option[]): string | undefined {
  for (const name of answerNames) {
    const value = fieldOf(row, name)
    const told = textIn(value)?.trim()
    if (told === undefined) continue
    const byLabel = options.findIndex(({ label }) => label === told)
    if (byLabel >= 0) return letterAt(byLabel)
    const letter = /^[A-Z]$/.test(told) ? told.charCodeAt(0) - 'A'.charCodeAt(0) : undefined
    const index = letter ?? numberIn(value)
    if (index !== undefined && Number.isInteger(index) && index >= 0 && index < options.length)
      return letterAt(index)
    const byText = options.findIndex(({ text }) => text.trim() === told)
    if (byText >= 0) return letterAt(byText)
  }
  return undefined
}
