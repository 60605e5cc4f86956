import { type Candidate, type SelectionKind, type SelectionRule, sampleCount } from './selection.ts'
import { wholeSet } from './whole-set.ts'

/** The responses with the highest score; one that has none is never among them. */
const highestScored: SelectionRule = (candidates) => {
  let best: Candidate[] = []
  let highest = -Infinity
  for (const candidate of candidates) {
    const { score } = candidate
    if (score === undefined || score < highest) continue
    if (score > highest) best = []
    highest = score
    best.push(candidate)
  }
  return best
}

/**
 * Samples n responses and takes the one that a judge scores highest. Where the judge knows the gold answer this is an
 * oracle: a bound on what choosing can give, and nothing that anybody can run.
 */
export const bestOf: SelectionKind = {
  name: 'best',
  summary: 'takes the one of n responses that a judge scores highest',
  source: 'best-of-N, arXiv 2110.14168',
  parameters: [sampleCount],
  rule: highestScored,
  needs: 'score',
  create: ({ n = sampleCount.default }) => wholeSet(n, highestScored),
}
