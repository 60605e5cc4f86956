import type { ReplyFinish, ReplyUsage } from '#trace'
import {
  type ImportedProblem,
  type ImportedResponse,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import {
  countOf,
  type JsonObject,
  levelOf,
  objectOf,
  plainText,
  sayingText,
  textOf,
  textsOf,
  withoutMissing,
} from '../json-value.ts'
import { evaluatedReply } from './evaluation-reply.ts'

/** Traces of choice questions with the raw text, its reasoning and the letter read off it (tobypullan/logit_cot_overthinking). */
export const logitCot: RecordFormat = {
  name: 'logit-cot',
  summary: 'traces.jsonl with raw_response, reasoning_trace, generated_answer and run_seed',
  recognises(record) {
    const row = objectOf(record)
    return (
      row !== undefined &&
      typeof row['raw_response'] === 'string' &&
      Object.hasOwn(row, 'reasoning_trace') &&
      Object.hasOwn(row, 'generated_answer')
    )
  },
  read(record, options) {
    const row = objectOf(record)
    const text = textOf(row?.['raw_response'])
    if (row === undefined || text === undefined) throw new SkippedRecord('no text raw_response')
    const usage = withoutMissing<ReplyUsage>({
      reasoning: countOf(row['trace_token_count']),
      output: countOf(row['output_token_count']) ?? countOf(row['completion_tokens']),
    })
    const model = sayingText(row['model']) ?? sayingText(row['model_name'])
    const finish = finishOf(row['finish_reason'])
    const reply = evaluatedReply({ text, model, finish, usage }, options)
    const answer = plainText(row['generated_answer'])
    const response = {
      reply,
      sample: countOf(row['run_seed']),
      recorded: answer === undefined ? undefined : { answer },
    }
    return [{ problem: problemOf(row), responses: [withoutMissing<ImportedResponse>(response)] }]
  },
}

function problemOf(row: JsonObject): ImportedProblem {
  const choices = textsOf(row['options']) ?? textsOf(row['choices'])
  return withoutMissing<ImportedProblem>({
    id: plainText(row['question_id']),
    question: sayingText(row['question']) ?? sayingText(row['prompt']),
    gold: plainText(row['answer']),
    choices: choices?.length ? choices : undefined,
    level: levelOf(row['level']),
    subject: sayingText(row['category']),
    dataset: sayingText(row['source']),
  })
}

function finishOf(reason: unknown): ReplyFinish {
  if (reason === 'stop') return 'stop'
  return reason === 'length' ? 'length' : 'unknown'
}
