import {
  type ImportedResponse,
  type ReadingOptions,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import { listOf } from '../json-value.ts'
import { fieldOf, firstText, isRow, type Row, textIn, truthIn } from './dataset-field.ts'
import { finishIn, replyOf } from './dataset-reply.ts'
import { goldOfRow } from './gold-of-row.ts'
import { problemOfRow } from './problem-of-row.ts'

/** What generated OpenR1-Math-220k, by its card; a row of another set names its own model. */
const usualModel = 'deepseek-r1'

/** OpenR1-Math-220k and what is made with its scripts: a problem a row, its generations and their verdicts in parallel lists. */
export const hubOpenR1: RecordFormat = {
  name: 'open-r1',
  summary: 'OpenR1-Math: a problem a row, generations[] with correctness_math_verify[] beside them',
  recognises: (record) =>
    isRow(record) &&
    listOf(record['generations']) !== undefined &&
    textIn(record['problem']) !== undefined &&
    ['correctness_math_verify', 'is_reasoning_complete', 'correctness_count'].some((name) =>
      Object.hasOwn(record, name),
    ),
  read(record, options) {
    if (!isRow(record)) throw new SkippedRecord('not an object')
    const question = textIn(record['problem'])
    if (question === undefined) throw new SkippedRecord('no problem')
    const skipped: string[] = []
    const responses: ImportedResponse[] = []
    for (const [sample, generation] of (listOf(record['generations']) ?? []).entries()) {
      const text = textIn(generation)
      if (text === undefined) skipped.push(`generation ${sample} holds no text`)
      else responses.push(responseOf(text, { row: record, sample, options }))
    }
    const id = firstText(record, ['uuid', 'id'])
    const problem = problemOfRow(record, { question, id, gold: goldOfRow(record) })
    return [{ problem, responses, ...(skipped.length === 0 ? {} : { skipped }) }]
  },
}

function responseOf(
  text: string,
  { row, sample, options }: { readonly row: Row; readonly sample: number; readonly options: ReadingOptions },
): ImportedResponse {
  const at = (name: string): unknown => listOf(fieldOf(row, name))?.[sample]
  const told = finishIn(at('finish_reasons'))
  // Reasoning that never closed, where no policy was at work, was cut off by the limit.
  const finish = told === 'unknown' && at('is_reasoning_complete') === false ? 'length' : told
  const correct = truthIn(at('correctness_math_verify')) ?? truthIn(at('correctness_llama'))
  const model = firstText(row, ['model', 'model_name', 'generator']) ?? usualModel
  return {
    reply: replyOf({ text, model, finish }, options),
    sample,
    ...(correct === undefined ? {} : { recorded: { correct } }),
  }
}
