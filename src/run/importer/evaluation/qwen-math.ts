import type { RecordedVerdict } from '../../record.ts'
import {
  type ImportedProblem,
  type ImportedRecord,
  type ImportedResponse,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import {
  type JsonObject,
  levelOf,
  listOf,
  objectOf,
  plainText,
  sayingText,
  textOf,
  withoutMissing,
} from '../json-value.ts'
import { evaluatedReply } from './evaluation-reply.ts'

/** Qwen2.5-Math's evaluation and its many forks: samples in parallel lists, `code` for the text and `pred` for its answer. */
export const qwenMath: RecordFormat = {
  name: 'qwen-math',
  summary: 'Qwen2.5-Math evaluation and its forks (code[], pred[], score[], gt)',
  recognises(record) {
    const row = objectOf(record)
    return (
      row !== undefined &&
      Array.isArray(row['code']) &&
      Array.isArray(row['pred']) &&
      (Object.hasOwn(row, 'gt') || Object.hasOwn(row, 'gt_cot'))
    )
  },
  read(record, options) {
    const row = objectOf(record)
    const texts = listOf(row?.['code']) ?? listOf(row?.['response'])
    if (row === undefined || texts === undefined) throw new SkippedRecord('no list code')
    const skipped: string[] = []
    const responses: ImportedResponse[] = []
    for (const [sample, value] of texts.entries()) {
      const text = textOf(value)
      if (text === undefined) skipped.push(`sample ${sample} is no text`)
      else
        responses.push({ reply: evaluatedReply({ text }, options), sample, recorded: verdictOf(row, sample) })
    }
    if (responses.length === 0) throw new SkippedRecord('code holds no text')
    const whole = { problem: problemOf(row), responses, skipped: skipped.length > 0 ? skipped : undefined }
    return [withoutMissing<ImportedRecord>(whole)]
  },
}

function verdictOf(row: JsonObject, sample: number): RecordedVerdict {
  const correct = listOf(row['score'])?.[sample]
  return withoutMissing<RecordedVerdict>({
    correct: typeof correct === 'boolean' ? correct : undefined,
    answer: plainText(listOf(row['pred'])?.[sample]),
  })
}

/** `idx` counts the lines of one file, so that the question alone says which problem it is. */
function problemOf(row: JsonObject): ImportedProblem {
  return withoutMissing<ImportedProblem>({
    question: sayingText(row['question']) ?? sayingText(row['problem']) ?? sayingText(row['query']),
    gold: goldOf(row),
    level: levelOf(row['level']),
    subject: sayingText(row['subject']) ?? sayingText(row['type']),
    dataset: sayingText(row['data_source']),
  })
}

const longestAnswer = 200

/** The data set's own answer; `gt` is what is left of it after that grader's normal form, units and all. */
function goldOf(row: JsonObject): string | undefined {
  const answer = plainText(row['answer'])?.trim() ?? ''
  const isAnswer = answer !== '' && answer.length <= longestAnswer && !answer.includes('\n')
  return isAnswer && !answer.includes('####') ? answer : plainText(row['gt'])?.trim() || undefined
}
