import { firstToFinish } from './first-to-finish.ts'
import { mostVoted } from './majority.ts'
import { type Candidate, type SelectionKind, type SelectionRule, sampleCount } from './selection.ts'

const usualFirst = 3

/**
 * The answer that most of the m shortest finished responses give. Answers that tie: the one with the shortest response. Those
 * who voted for it.
 */
export function voteOfShortest(m: number): SelectionRule {
  return (candidates) => {
    const finished = candidates.filter((one) => one.finished)
    const shortest = finished.toSorted((a, b) => lengthOf(a) - lengthOf(b)).slice(0, m)
    const voted = mostVoted(shortest)
    const [first] = voted.toSorted((a, b) => lengthOf(a) - lengthOf(b))
    return voted.filter(({ vote }) => vote === first?.vote)
  }
}

function lengthOf({ tokens = Number.POSITIVE_INFINITY }: Candidate): number {
  return tokens
}

/** short-m@k: starts n responses, and cancels the rest once m have reasoned to their end; these vote. */
export const shortVote: SelectionKind = {
  name: 'short-vote',
  summary: 'starts n responses, lets the first m that finish vote and cancels the others',
  source: 'short-m@k, arXiv 2505.17813',
  parameters: [
    sampleCount,
    {
      name: 'm',
      meaning: 'responses that vote',
      default: usualFirst,
      least: 1,
      most: 10_000,
      whole: true,
    },
  ],
  rule: voteOfShortest(usualFirst),
  create: ({ n = sampleCount.default, m = usualFirst }) =>
    firstToFinish(n, { enough: m, rule: voteOfShortest(m) }),
}
