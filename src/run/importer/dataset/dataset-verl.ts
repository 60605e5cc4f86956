import { type RecordFormat, SkippedRecord } from '../import-format.ts'
import { listOf } from '../json-value.ts'
import { fieldOf, firstText, isRow, textIn } from './dataset-field.ts'
import { problemOfRow } from './problem-of-row.ts'

/** Rows for reinforcement learning as verl keeps them: DAPO-Math, Skywork-OR1, DeepScaleR's preprocessed files. */
export const datasetVerl: RecordFormat = {
  name: 'verl',
  summary: 'verl: prompt as messages, reward_model.ground_truth, data_source, extra_info',
  recognises: (record) =>
    isRow(record) && listOf(record['prompt']) !== undefined && isRow(record['reward_model']),
  read(record) {
    if (!isRow(record)) throw new SkippedRecord('not an object')
    const turns = listOf(record['prompt'])?.filter(isRow) ?? []
    const asked = turns.findLast((turn) => fieldOf(turn, 'role') === 'user')
    const question = asked === undefined ? undefined : textIn(fieldOf(asked, 'content'))
    if (question === undefined) throw new SkippedRecord('no message of a user in prompt')
    const reward = record['reward_model']
    const extra = record['extra_info']
    const answer = isRow(reward) ? fieldOf(reward, 'ground_truth') : undefined
    const problem = problemOfRow(record, {
      question,
      // Skywork keeps its answers as a list in JSON: ["42"].
      gold: textIn(onlyEntry(answer)) ?? textIn(answer),
      id: isRow(extra) ? firstText(extra, ['index', 'id']) : undefined,
      split: isRow(extra) ? firstText(extra, ['split']) : undefined,
      subject: firstText(record, ['ability']),
    })
    return [{ problem, responses: [] }]
  },
}

function onlyEntry(answer: unknown): unknown {
  if (typeof answer !== 'string' || answer.length > 10_000 || !answer.startsWith('["')) return undefined
  try {
    const list = listOf(JSON.parse(answer))
    return list?.length === 1 ? list[0] : undefined
  } catch {
    return undefined
  }
}
