import type { Candidate, SelectionRule } from '#policy'
import type { RandomSource } from '#statistics'
import type { MeasuredResponse } from './measured-response.ts'

/** What is looked at where answers are selected. */
export type SelectableResponse = Pick<MeasuredResponse, 'vote' | 'outcome' | 'finished' | 'tokens'>

/** What a selection from k responses to a problem gives, on average over which k they are. */
export interface SelectedAt {
  /** The chance that its answer is correct, from 0 to 1. No answer is not correct. */
  readonly accuracy: number
  /** The standard deviation of what drawing responses at random added; 0 where every subset was counted. */
  readonly drawingError: number
}

export interface SelectingAt {
  readonly rule: SelectionRule
  /** Asked only where there are too many subsets to count them all. */
  readonly random: RandomSource
  /** How many subsets are drawn then. */
  readonly draws?: number
}

/** Up to so many subsets are counted one by one. */
const mostSubsets = 3000

/**
 * Any selection from k of a problem's responses, k of n without replacement: over every subset where there are few, else over
 * subsets drawn at random. Undefined with fewer than k responses.
 */
export function selectionAt(
  k: number,
  responses: readonly SelectableResponse[],
  { rule, random, draws = 500 }: SelectingAt,
): SelectedAt | undefined {
  if (responses.length < k) return undefined
  const candidates = responses.map(candidateOf)
  const shareRight = (chosen: readonly Candidate[]): number => {
    const among = rule(chosen)
    if (among.length === 0) return 0
    return among.filter(({ sample }) => responses[sample]?.outcome === 'correct').length / among.length
  }
  let sum = 0
  let squares = 0
  let count = 0
  const add = (value: number): void => {
    sum += value
    squares += value * value
    count++
  }
  if (subsetCount(responses.length, k) <= mostSubsets) {
    for (const subset of subsets(candidates, k)) add(shareRight(subset))
    return { accuracy: sum / count, drawingError: 0 }
  }
  for (let draw = 0; draw < draws; draw++) add(shareRight(drawn(candidates, k, random)))
  const mean = sum / count
  return {
    accuracy: mean,
    drawingError: Math.sqrt(Math.max(0, squares / count - mean * mean) / (count - 1)),
  }
}

/** A response as a selection sees it, by its place among those to its problem. */
export function candidateOf({ vote, finished, tokens }: SelectableResponse, sample: number): Candidate {
  return { sample, vote, finished: finished === true, tokens: tokens.reasoning }
}

function subsetCount(size: number, k: number): number {
  let count = 1
  for (let taken = 1; taken <= Math.min(k, size - k); taken++) count *= (size - taken + 1) / taken
  return Math.round(count)
}

/** The first k of a shuffled copy. */
function drawn<T>(all: readonly T[], k: number, random: RandomSource): T[] {
  const pool = [...all]
  for (let place = 0; place < k; place++) {
    const other = place + random.integer(pool.length - place)
    const held = pool[place] as T
    pool[place] = pool[other] as T
    pool[other] = held
  }
  return pool.slice(0, k)
}

function* subsets<T>(all: readonly T[], k: number, from = 0): Generator<T[]> {
  if (k === 0) {
    yield []
    return
  }
  for (let first = from; first <= all.length - k; first++) {
    for (const rest of subsets(all, k - 1, first + 1)) yield [all[first] as T, ...rest]
  }
}
