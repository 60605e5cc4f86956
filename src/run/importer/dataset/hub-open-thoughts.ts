import { type RecordFormat, SkippedRecord } from '../import-format.ts'
import { firstText, isRow, textIn } from './dataset-field.ts'
import { replyOf } from './dataset-reply.ts'
import { goldOfRow } from './gold-of-row.ts'
import { problemOfRow } from './problem-of-row.ts'

/** The metadata subset of OpenThoughts: R1's reasoning and solution in fields of their own. Its default subset is ShareGPT's shape. */
export const hubOpenThoughts: RecordFormat = {
  name: 'open-thoughts',
  summary: 'OpenThoughts metadata: problem, deepseek_reasoning, deepseek_solution, ground_truth_solution',
  recognises: (record) =>
    isRow(record) && Object.hasOwn(record, 'deepseek_reasoning') && textIn(record['problem']) !== undefined,
  read(record, options) {
    const question = isRow(record) ? textIn(record['problem']) : undefined
    if (!isRow(record) || question === undefined) throw new SkippedRecord('no problem')
    const id = firstText(record, ['id', 'uuid'])
    const problem = problemOfRow(record, { question, id, gold: goldOfRow(record) })
    const reasoning = textIn(record['deepseek_reasoning'])
    const answer = textIn(record['deepseek_solution'])
    if (reasoning === undefined && answer === undefined) return [{ problem, responses: [] }]
    return [
      { problem, responses: [{ reply: replyOf({ reasoning, answer, model: 'deepseek-r1' }, options) }] },
    ]
  },
}
