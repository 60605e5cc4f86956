import {
  type ImportedResponse,
  type ReadingOptions,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import { listOf } from '../json-value.ts'
import { fieldOf, firstText, isRow, type Row, textIn, truthIn } from './dataset-field.ts'
import { replyOf } from './dataset-reply.ts'
import { goldOfRow } from './gold-of-row.ts'
import { problemOfRow } from './problem-of-row.ts'

/** Who wrote the attempts of s1K (without prefix), s1K-1.1 and its likes, and the prefix of their fields. */
const writers = [
  { prefix: 'deepseek_', model: 'deepseek-r1' },
  { prefix: 'gemini_', model: 'gemini-2.0-flash-thinking-exp' },
  { prefix: '', model: 'gemini-2.0-flash-thinking-exp' },
] as const

const reasoningNames = ['thinking_trajectory', 'thinking_trajectories'] as const

/** s1K and s1K-1.1: each model's trajectory, attempt and grade in fields that begin with its name; an arm each. */
export const hubS1k: RecordFormat = {
  name: 's1k',
  summary: 's1K and s1K-1.1: deepseek_thinking_trajectory, deepseek_attempt and their gemini twins',
  recognises: (record) =>
    isRow(record) &&
    textIn(record['question']) !== undefined &&
    writers.some(({ prefix }) => reasoningNames.some((name) => Object.hasOwn(record, prefix + name))),
  read(record, options) {
    const question = isRow(record) ? textIn(record['question']) : undefined
    if (!isRow(record) || question === undefined) throw new SkippedRecord('no question')
    const problem = problemOfRow(record, {
      question,
      id: firstText(record, ['id']),
      gold: goldOfRow(record),
      subject: firstText(record, ['cot_type']),
      dataset: firstText(record, ['source_type']),
    })
    const responses = writers.flatMap((writer) => responseOf(record, { ...writer, options }))
    return [{ problem, responses }]
  },
}

function responseOf(
  row: Row,
  {
    prefix,
    model,
    options,
  }: { readonly prefix: string; readonly model: string; readonly options: ReadingOptions },
): readonly ImportedResponse[] {
  const parts = reasoningNames.map((name) => onlyText(fieldOf(row, prefix + name)))
  const reasoning = parts.find((part) => part !== undefined)
  const answer = onlyText(fieldOf(row, `${prefix}attempt`))
  if (reasoning === undefined && answer === undefined) return []
  const correct = truthIn(fieldOf(row, `${prefix}grade`))
  // The preview that wrote these trajectories still gave its own reasoning, unlike its successors.
  const reply = replyOf({ reasoning, answer, model, kind: 'full' }, options)
  return [{ reply, arm: model, ...(correct === undefined ? {} : { recorded: { correct } }) }]
}

/** Early revisions keep each text in a list of one. */
function onlyText(value: unknown): string | undefined {
  return textIn(value) ?? textIn(listOf(value)?.[0])
}
