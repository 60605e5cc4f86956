import type { Candidate } from '#policy'
import { candidateOf, type SelectableResponse } from './selection-at.ts'

/** What the shortest of k responses to a problem gives, on average over which k they are. */
export interface ShortestAt {
  /** The chance that its answer is correct, from 0 to 1. Where no reasoning finished there is no answer. */
  readonly accuracy: number
  /** The chance that each response is the one that is taken. */
  readonly chances: Float64Array
  /** The chance that none can be taken: no reasoning among the k finished. */
  readonly none: number
}

/**
 * shortest@k of a problem: the response with the fewest reasoning tokens among those of k whose reasoning finished, k of n
 * without replacement, ties split uniformly. Exact, by order statistics. Undefined with fewer than k responses.
 * @throws RangeError where a response that finished has no count of tokens
 */
export function shortestAt(k: number, responses: readonly SelectableResponse[]): ShortestAt | undefined {
  const size = responses.length
  if (size < k) return undefined
  const chances = new Float64Array(size)
  const ordered = responses.map(candidateOf).filter(({ finished }) => finished)
  for (const { tokens } of ordered)
    if (tokens === undefined) throw new RangeError('a response has no count of reasoning tokens')
  ordered.sort((a, b) => (a.tokens ?? 0) - (b.tokens ?? 0))
  // The chance that all k are among the responses that are not shorter.
  let beyond = 1
  for (let start = 0; start < ordered.length; ) {
    const group = equallyLong(ordered, start)
    start += group.length
    const after = shareOfSubsets(size - start, size, k)
    for (const { sample } of group) chances[sample] = (beyond - after) / group.length
    beyond = after
  }
  const accuracy = responses.reduce(
    (sum, { outcome }, index) => sum + (outcome === 'correct' ? (chances[index] as number) : 0),
    0,
  )
  return { accuracy, chances, none: beyond }
}

function equallyLong(ordered: readonly Candidate[], start: number): Candidate[] {
  let end = start + 1
  while (end < ordered.length && ordered[end]?.tokens === ordered[start]?.tokens) end++
  return ordered.slice(start, end)
}

/** Which share of the subsets of k lies wholly within `part` of `size` things: C(part, k) ÷ C(size, k). */
function shareOfSubsets(part: number, size: number, k: number): number {
  if (part < k) return 0
  let share = 1
  for (let taken = 0; taken < k; taken++) share *= (part - taken) / (size - taken)
  return share
}
