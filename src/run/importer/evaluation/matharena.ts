import type { Reply } from '#trace'
import type { RecordedVerdict } from '../../record.ts'
import { chatQuestion } from '../chat-question.ts'
import {
  type ImportedProblem,
  type ImportedResponse,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import {
  countOf,
  type JsonObject,
  numberOf,
  objectOf,
  plainText,
  sayingText,
  textOf,
  withoutMissing,
} from '../json-value.ts'
import { mathArenaReply } from './matharena-reply.ts'

/** MathArena's outputs on the hub: an answer a row, with its model, repeat, cost and verdict. */
export const mathArena: RecordFormat = {
  name: 'matharena',
  summary: 'MathArena outputs from the hub (problem_idx, model_name, all_messages, gold_answer)',
  recognises(record) {
    const row = objectOf(record)
    return (
      row !== undefined &&
      Object.hasOwn(row, 'problem_idx') &&
      Object.hasOwn(row, 'idx_answer') &&
      Object.hasOwn(row, 'gold_answer')
    )
  },
  read(record, options) {
    const row = objectOf(record)
    if (row === undefined) throw new SkippedRecord('not an object')
    const messages = parsedMessages(row['all_messages'])
    const reply: Reply = mathArenaReply(messages, {
      answer: textOf(row['answer']),
      model: sayingText(row['model_name']) ?? sayingText(row['model_config']),
      knownAs: sayingText(row['model_config']),
      prompt: countOf(row['input_tokens']),
      output: countOf(row['output_tokens']),
      costUsd: numberOf(row['cost']),
      options,
    })
    const response = { reply, sample: countOf(row['idx_answer']), recorded: verdictOf(row) }
    return [
      {
        problem: problemOf(row, messages),
        responses: [withoutMissing<ImportedResponse>(response)],
      },
    ]
  },
}

/** A column of messages is a list, or one written as JSON. */
function parsedMessages(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

function problemOf(row: JsonObject, messages: unknown): ImportedProblem {
  const dataset = sayingText(row['source']) ?? sayingText(row['competition'])
  const number = plainText(row['problem_idx'])
  const question = sayingText(row['problem']) ?? sayingText(row['user_message']) ?? chatQuestion(messages)
  const isNamed = number !== undefined && (dataset !== undefined || question === undefined)
  return withoutMissing<ImportedProblem>({
    // The number counts within one competition only; where that is not named the question tells problems apart.
    id: isNamed ? [dataset, number].filter((part) => part !== undefined).join('/') : undefined,
    question,
    gold: plainText(row['gold_answer']),
    subject: sayingText(row['problem_type']),
    dataset,
  })
}

function verdictOf(row: JsonObject): RecordedVerdict | undefined {
  const correct = typeof row['correct'] === 'boolean' ? row['correct'] : undefined
  const answer = plainText(row['parsed_answer'])
  if (correct === undefined && answer === undefined) return undefined
  return withoutMissing<RecordedVerdict>({ correct, answer })
}
