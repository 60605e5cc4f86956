import { chatQuestion } from '../chat-question.ts'
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
  textsOf,
  withoutMissing,
} from '../json-value.ts'
import { evaluatedReply } from './evaluation-reply.ts'

/** ZeroEval's results: a question a record, its answers in `output`, as JSON with a reasoning that is part of the answer. */
export const zeroEval: RecordFormat = {
  name: 'zeroeval',
  summary: 'ZeroEval results (result_dirs/*/*.json, or as JSONL)',
  recognises(record) {
    const row = objectOf(record)
    return (
      row !== undefined &&
      Array.isArray(row['output']) &&
      Array.isArray(row['chat_history']) &&
      typeof row['generator'] === 'string'
    )
  },
  read(record, options) {
    const row = objectOf(record)
    const outputs = listOf(row?.['output'])
    if (row === undefined || outputs === undefined) throw new SkippedRecord('no list output')
    const model = textOf(row['generator'])
    const skipped: string[] = []
    const responses: ImportedResponse[] = []
    for (const [sample, output] of outputs.entries()) {
      const text = textOf(output)
      if (text === undefined) skipped.push(`output ${sample} is no text`)
      else responses.push({ reply: evaluatedReply({ text, model }, options), sample })
    }
    if (responses.length === 0) throw new SkippedRecord('output holds no text')
    return [withoutMissing<ImportedRecord>({ problem: problemOf(row), responses, skipped: orNone(skipped) })]
  },
}

function orNone(reasons: readonly string[]): readonly string[] | undefined {
  return reasons.length > 0 ? reasons : undefined
}

function problemOf(row: JsonObject): ImportedProblem {
  const dataset = sayingText(row['dataset'])
  const id = plainText(row['id'])
  const choices = textsOf(row['choices'])
  const history = listOf(row['chat_history']) ?? []
  return withoutMissing<ImportedProblem>({
    id: id === undefined || dataset === undefined ? id : `${dataset}/${id}`,
    question:
      sayingText(row['problem']) ??
      sayingText(row['question']) ??
      sayingText(row['puzzle']) ??
      sayingText(history.at(-1)) ??
      chatQuestion(history),
    gold: goldOf(row),
    choices: choices?.length ? choices : undefined,
    level: levelOf(row['level']),
    subject: sayingText(row['subject']) ?? sayingText(row['type']),
    dataset,
  })
}

/** The answer as it stands; where it is a worked solution, what follows its mark. */
function goldOf(row: JsonObject): string | undefined {
  const answer = plainText(row['correct_answer']) ?? plainText(row['answer'])
  const text = answer?.trim()
  if (text === undefined || text === '') return undefined
  const marked = text.lastIndexOf('####')
  return marked < 0 ? text : text.slice(marked + 4).trim()
}
