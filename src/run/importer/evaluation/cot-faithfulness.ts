import type { ReplyUsage } from '#trace'
import {
  type ImportedProblem,
  type ImportedResponse,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import { countOf, objectOf, plainText, sayingText, textOf, textsOf, withoutMissing } from '../json-value.ts'
import { evaluatedReply } from './evaluation-reply.ts'

/** Studies of cues in the prompt: a question under a condition a row, reasoning and text apart. Each condition is an arm. */
export const cotFaithfulness: RecordFormat = {
  name: 'cot-faithfulness',
  summary: 'cue studies (key, qid, condition, repeat, cot, text, answer, usage)',
  recognises(record) {
    const row = objectOf(record)
    return (
      row !== undefined &&
      Object.hasOwn(row, 'qid') &&
      Object.hasOwn(row, 'condition') &&
      Object.hasOwn(row, 'cot') &&
      typeof row['text'] === 'string'
    )
  },
  read(record, options) {
    const row = objectOf(record)
    const text = textOf(row?.['text'])
    if (row === undefined || text === undefined) throw new SkippedRecord('no text')
    const usage = objectOf(row['usage'])
    const model = sayingText(row['model'])
    const condition = plainText(row['condition'])
    const answer = plainText(row['answer'])
    const reply = evaluatedReply(
      {
        text,
        reasoning: textOf(row['cot']),
        model,
        usage: withoutMissing<ReplyUsage>({
          prompt: countOf(usage?.['prompt_tokens']),
          reasoning: countOf(objectOf(usage?.['completion_tokens_details'])?.['reasoning_tokens']),
          output: countOf(usage?.['completion_tokens']),
        }),
      },
      options,
    )
    const choices = textsOf(row['choices']) ?? textsOf(row['options'])
    const problem = withoutMissing<ImportedProblem>({
      id: plainText(row['qid']),
      question: sayingText(row['question']) ?? sayingText(row['prompt']),
      gold: plainText(row['gold']) ?? plainText(row['correct_answer']) ?? plainText(row['correct']),
      choices: choices?.length ? choices : undefined,
    })
    const response = {
      reply,
      arm: [model, condition].filter((part) => part !== undefined).join(' ') || undefined,
      sample: countOf(row['repeat']),
      recorded: answer === undefined ? undefined : { answer },
    }
    return [{ problem, responses: [withoutMissing<ImportedResponse>(response)] }]
  },
}
