import type { RecordedVerdict } from '../../record.ts'
import { type JsonObject, objectOf, textOf, withoutMissing } from '../json-value.ts'

/** Inspect's letters: correct, incorrect, partly correct, no answer. */
const letters: ReadonlyMap<string, Pick<RecordedVerdict, 'correct' | 'score'>> = new Map([
  ['C', { correct: true, score: 1 }],
  ['I', { correct: false, score: 0 }],
  ['P', { score: 0.5 }],
  ['N', { correct: false, score: 0 }],
])

/**
 * The verdict of the first scorer that gave one: a letter, a truth value, or a number from 0 to 1. A score that says of
 * itself that there is none (NaN), or that is a table of several, is no verdict.
 */
export function inspectVerdict(sample: JsonObject): RecordedVerdict | undefined {
  const single = objectOf(sample['score'])
  const scores = single === undefined ? Object.values(objectOf(sample['scores']) ?? {}) : [single]
  for (const score of scores) {
    const object = objectOf(score)
    const verdict = object === undefined ? undefined : verdictOf(object['value'])
    if (verdict) return withoutMissing<RecordedVerdict>({ ...verdict, answer: textOf(object?.['answer']) })
  }
  return undefined
}

function verdictOf(value: unknown): Pick<RecordedVerdict, 'correct' | 'score'> | undefined {
  if (typeof value === 'string') return letters.get(value)
  if (typeof value === 'boolean') return { correct: value, score: Number(value) }
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) return undefined
  return value === 0 || value === 1 ? { correct: value === 1, score: value } : { score: value }
}
