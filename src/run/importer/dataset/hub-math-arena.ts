import {
  type ImportedResponse,
  type ReadingOptions,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import {
  countIn,
  fieldOf,
  firstText,
  isRow,
  listIn,
  numberIn,
  type Row,
  textIn,
  truthIn,
} from './dataset-field.ts'
import { replyOf } from './dataset-reply.ts'
import { problemOfRow, withoutAbsent } from './problem-of-row.ts'

/** MathArena's outputs on the hub: one answer a row, its reasoning, where it was given, among the messages as type `cot`. */
export const hubMathArena: RecordFormat = {
  name: 'math-arena',
  summary: 'MathArena outputs: problem_idx, model_name, idx_answer, answer, gold_answer, correct',
  recognises: (record) =>
    isRow(record) &&
    ['problem_idx', 'model_name', 'gold_answer', 'answer'].every((name) => Object.hasOwn(record, name)),
  read(record, options) {
    if (!isRow(record)) throw new SkippedRecord('not an object')
    const question = firstText(record, ['problem', 'user_message'])
    const problem = problemOfRow(record, {
      id: firstText(record, ['problem_idx']),
      question,
      gold: firstText(record, ['gold_answer']),
    })
    const response = responseOf(record, options)
    return response === undefined
      ? [{ problem, responses: [], skipped: ['neither answer nor reasoning'] }]
      : [{ problem, responses: [response] }]
  },
}

function responseOf(row: Row, options: ReadingOptions): ImportedResponse | undefined {
  const answer = textIn(row['answer'])
  const reasoning = reasoningOf(row)
  if (answer === undefined && reasoning === undefined) return undefined
  const reply = replyOf(
    {
      answer,
      reasoning,
      model: textIn(row['model_name']),
      usage: withoutAbsent({ prompt: countIn(row['input_tokens']), output: countIn(row['output_tokens']) }),
      costUsd: numberIn(row['cost']),
    },
    options,
  )
  const sample = countIn(row['idx_answer'])
  const correct = truthIn(row['correct'])
  const parsed = textIn(row['parsed_answer'])
  return {
    reply,
    ...(sample === undefined ? {} : { sample }),
    ...(correct === undefined && parsed === undefined
      ? {}
      : { recorded: withoutAbsent({ correct, answer: parsed }) }),
  }
}

/** The messages are a list, or in earlier sets the list as JSON. */
function reasoningOf(row: Row): string | undefined {
  const parts = messagesOf(row['all_messages']).flatMap((message) =>
    isRow(message) && fieldOf(message, 'type') === 'cot' ? (textIn(fieldOf(message, 'content')) ?? []) : [],
  )
  return parts.length === 0 ? undefined : parts.join('\n')
}

function messagesOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'string' || !value.startsWith('[')) return listIn(value) ?? []
  try {
    return listIn(JSON.parse(value)) ?? []
  } catch {
    return []
  }
}
