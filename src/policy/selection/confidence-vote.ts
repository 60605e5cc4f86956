import { type Candidate, type SelectionKind, type SelectionRule, sampleCount } from './selection.ts'
import { wholeSet } from './whole-set.ts'

/**
 * All responses that voted for the answer with the greatest sum of confidences. One without an answer, or whose confidence
 * nobody knows, has no vote.
 */
export const mostConfident: SelectionRule = (candidates) => {
  const votes = new Map<string, { sum: number; readonly voters: Candidate[] }>()
  for (const candidate of candidates) {
    const { vote, confidence } = candidate
    if (vote === undefined || confidence === undefined) continue
    const answer = votes.get(vote) ?? { sum: 0, voters: [] }
    answer.sum += confidence
    answer.voters.push(candidate)
    votes.set(vote, answer)
  }
  const greatest = Math.max(0, ...[...votes.values()].map(({ sum }) => sum))
  const [first, ...tied] = [...votes.values()].filter(({ sum }) => sum === greatest)
  if (!first || tied.length === 0) return first?.voters ?? []
  // One of each, so that choosing among them splits the tie evenly.
  return [first, ...tied].flatMap(({ voters }) => voters.slice(0, 1))
}

/** Samples n responses and takes the answer whose votes, weighted by confidence, are the most. */
export const confidenceVote: SelectionKind = {
  name: 'confidence',
  summary: 'takes the answer with most votes, each weighted by how sure the model is of it',
  source: 'after DeepConf, arXiv 2508.15260, on the tokens of the answer',
  parameters: [sampleCount],
  rule: mostConfident,
  needs: 'confidence',
  create: ({ n = sampleCount.default }) => wholeSet(n, mostConfident),
}
