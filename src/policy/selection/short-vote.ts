import { mostVoted } from './majority.ts'
import {
  type Candidate,
  type Selection,
  type SelectionDirective,
  type SelectionKind,
  type SelectionRule,
  sampleCount,
} from './selection.ts'

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
  create: ({ n = sampleCount.default, m = usualFirst }) => firstToFinish(n, m),
}

function firstToFinish(count: number, m: number): Selection {
  const running = new Set(Array.from({ length: count }, (_, sample) => sample))
  const finishing = new Set<number>()
  const complete: Candidate[] = []
  const finish = (sample: number): SelectionDirective[] => {
    finishing.add(sample)
    if (finishing.size < m) return []
    const samples = [...running].filter((one) => !finishing.has(one))
    for (const one of samples) running.delete(one)
    return samples.length === 0 ? [] : [{ type: 'cancel', samples }]
  }
  const settle = (sample: number, response?: Candidate): SelectionDirective[] => {
    if (response) complete.push(response)
    const said = response?.finished && !finishing.has(sample) ? finish(sample) : []
    running.delete(sample)
    if (running.size > 0) return said
    return [...said, { type: 'choose', among: voteOfShortest(m)(complete).map((one) => one.sample) }]
  }
  return {
    onEvent(event) {
      if (event.type === 'start') return [{ type: 'sample', count }]
      const sample = event.type === 'response' ? event.response.sample : event.sample
      // What was cancelled may still arrive: it has no vote.
      if (!running.has(sample)) return []
      if (event.type === 'reasoningEnd') return finish(sample)
      return settle(sample, event.type === 'response' ? event.response : undefined)
    },
  }
}
