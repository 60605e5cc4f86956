import { type Candidate, type SelectionKind, type SelectionRule, sampleCount } from './selection.ts'
import { wholeSet } from './whole-set.ts'

/**
 * All responses that voted for the answer with most votes. Without an answer there is no vote. Answers that tie are all
 * there: each has as many responses, so choosing among the responses splits the tie uniformly.
 */
export const mostVoted: SelectionRule = (candidates) => {
  const votes = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    if (candidate.vote === undefined) continue
    const voters = votes.get(candidate.vote)
    if (voters) voters.push(candidate)
    else votes.set(candidate.vote, [candidate])
  }
  const most = Math.max(0, ...[...votes.values()].map((voters) => voters.length))
  return [...votes.values()].filter((voters) => voters.length === most).flat()
}

/** Samples n responses and takes the answer that most of them give. */
export const majority: SelectionKind = {
  name: 'majority',
  summary: 'takes the answer that most of n responses give',
  source: 'self-consistency, arXiv 2203.11171',
  parameters: [sampleCount],
  rule: mostVoted,
  create: ({ n = sampleCount.default }) => wholeSet(n, mostVoted),
}
