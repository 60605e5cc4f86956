import { joinedReply, type ReasoningKind, type Reply, type ReplyFinish } from '#trace'
import {
  type ImportedProblem,
  type ImportedResponse,
  type RecordFormat,
  SkippedRecord,
} from '../import-format.ts'
import { levelOf, withoutAbsent } from '../json-value.ts'
import { countIn, fieldOf, firstText, isRow, numberIn, type Row, textIn, truthIn } from './dataset-field.ts'

const ownNames = [
  'problem',
  'question',
  'arm',
  'sample',
  'reasoning',
  'answer',
  'reasoning_kind',
  'finish',
] as const

/** What `jevons export` writes, as JSONL, CSV or Parquet: the same responses again. */
export const jevonsExport: RecordFormat = {
  name: 'jevons',
  summary: 'what jevons export writes: a response a row, as JSONL, CSV or Parquet',
  recognises: (record) => isRow(record) && ownNames.every((name) => Object.hasOwn(record, name)),
  read(record) {
    if (!isRow(record)) throw new SkippedRecord('not an object')
    const arm = textIn(record['arm'])
    if (arm === undefined) throw new SkippedRecord('no arm')
    return [{ problem: problemOf(record), responses: [responseOf(record, arm)] }]
  },
}

const kinds: readonly ImportedProblem['kind'][] = ['number', 'expression', 'choice', 'text']

function problemOf(row: Row): ImportedProblem {
  return withoutAbsent({
    id: textIn(row['problem']),
    question: textIn(row['question']),
    gold: firstText(row, ['gold']),
    kind: kinds.find((kind) => kind === row['kind']),
    level: levelOf(row['level']),
    subject: firstText(row, ['subject']),
    dataset: firstText(row, ['dataset']),
    split: firstText(row, ['split']),
  })
}

function responseOf(row: Row, arm: string): ImportedResponse {
  const sample = countIn(row['sample'])
  const recorded = withoutAbsent({
    correct: truthIn(fieldOf(row, 'recorded_correct')),
    score: numberIn(fieldOf(row, 'recorded_score')),
    answer: textIn(fieldOf(row, 'recorded_answer')),
  })
  return {
    reply: replyOf(row),
    arm,
    ...(sample === undefined ? {} : { sample }),
    ...(Object.keys(recorded).length === 0 ? {} : { recorded }),
  }
}

const reasoningKinds: readonly ReasoningKind[] = ['full', 'summary', 'hidden', 'none']
const finishes: readonly ReplyFinish[] = ['stop', 'policy', 'length', 'declined', 'unknown']

function replyOf(row: Row): Reply {
  const reasoning = typeof row['reasoning'] === 'string' ? row['reasoning'] : ''
  const { answer } = row
  const end = reasoning.length
  const parts =
    typeof answer === 'string' ? joinedReply(reasoning, answer) : { text: reasoning, span: { start: 0, end } }
  const told = reasoningKinds.find((kind) => kind === row['reasoning_kind'])
  return {
    ...parts,
    reasoning: told ?? (end > 0 ? 'full' : 'none'),
    finish: finishes.find((finish) => finish === row['finish']) ?? 'unknown',
    usage: withoutAbsent({
      prompt: countIn(row['prompt_tokens']),
      cachedPrompt: countIn(row['cached_prompt_tokens']),
      reasoning: countIn(row['reasoning_tokens']),
      output: countIn(row['output_tokens']),
    }),
    ...withoutAbsent({ costUsd: numberIn(row['cost_usd']), durationMs: numberIn(row['duration_ms']) }),
  }
}
