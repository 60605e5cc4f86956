import {
  type ImportedResponse,
  type ReadingOptions,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import { listOf, withoutAbsent } from '../json-value.ts'
import { countIn, fieldOf, firstText, isRow, type Row, textIn } from './dataset-field.ts'
import { finishIn, replyOf } from './dataset-reply.ts'
import { goldOfRow } from './gold-of-row.ts'
import { problemOfRow } from './problem-of-row.ts'

/** LRMTokenEconomy: a prompt and a model a row, the samples in parallel lists. */
export const lrmTokenEconomy: RecordFormat = {
  name: 'lrm-token-economy',
  summary: 'LRMTokenEconomy: a prompt and model a row, output[] and thinking[] beside each other',
  recognises: (record) =>
    isRow(record) &&
    listOf(record['output']) !== undefined &&
    listOf(record['thinking']) !== undefined &&
    textIn(record['llm']) !== undefined,
  read(record, options) {
    if (!isRow(record)) throw new SkippedRecord('not an object')
    const outputs = listOf(record['output']) ?? []
    const thinking = listOf(record['thinking']) ?? []
    const model = textIn(record['llm'])
    if (model === undefined) throw new SkippedRecord('no llm')
    const skipped: string[] = []
    const responses: ImportedResponse[] = []
    for (let sample = 0; sample < Math.max(outputs.length, thinking.length); sample++) {
      const reasoning = textIn(thinking[sample])
      const answer = textIn(outputs[sample])
      if (reasoning === undefined && answer === undefined)
        skipped.push(`sample ${sample} holds neither output nor thinking`)
      else responses.push(responseOf({ reasoning, answer, model }, { row: record, sample, options }))
    }
    const problem = problemOfRow(record, {
      id: firstText(record, ['prompt_id']),
      question: firstText(record, ['prompt']),
      gold: goldOfRow(record),
    })
    return [{ problem, responses, ...(skipped.length === 0 ? {} : { skipped }) }]
  },
}

function responseOf(
  {
    reasoning,
    answer,
    model,
  }: {
    readonly reasoning: string | undefined
    readonly answer: string | undefined
    readonly model: string
  },
  { row, sample, options }: { readonly row: Row; readonly sample: number; readonly options: ReadingOptions },
): ImportedResponse {
  const at = (name: string): unknown => listOf(fieldOf(row, name))?.[sample]
  const details = at('completion_tokens_details')
  const output = countIn(at('tokens_completion'))
  const thought = isRow(details) ? countIn(details['reasoning_tokens']) : undefined
  const usage = withoutAbsent({ output, reasoning: thought })
  const finish = finishIn(at('finish_reason'))
  return { reply: replyOf({ reasoning, answer, model, usage, finish }, options), sample }
}
