import { mostVoted } from './majority.ts'
import { type Candidate, type Selection, type SelectionKind, sampleCount } from './selection.ts'

/**
 * Adaptive consistency: samples one response after the other and stops once the answer in front is surely the one that most
 * would give.
 */
export const adaptive: SelectionKind = {
  name: 'adaptive',
  summary: 'samples one response at a time until the answer in front is safe, and takes it',
  source: 'arXiv 2305.11860',
  parameters: [
    { ...sampleCount, meaning: 'responses to each problem at most', default: 40 },
    {
      name: 'sure',
      meaning: 'probability that the answer in front is the majority, above which it stops',
      default: 0.95,
      least: 0.5,
      most: 1,
    },
  ],
  rule: mostVoted,
  create: ({ n = 40, sure = 0.95 }) => oneAtATime(n, sure),
}

function oneAtATime(most: number, sure: number): Selection {
  const complete: Candidate[] = []
  let settled = 0
  return {
    onEvent(event) {
      if (event.type === 'start') return [{ type: 'sample', count: 1 }]
      if (event.type === 'reasoningEnd') return []
      if (event.type === 'response') complete.push(event.response)
      settled++
      if (settled < most && chanceOfLeader(complete) <= sure) return [{ type: 'sample', count: 1 }]
      return [{ type: 'choose', among: mostVoted(complete).map(({ sample }) => sample) }]
    },
  }
}

function chanceOfLeader(complete: readonly Candidate[]): number {
  const votes = new Map<string, number>()
  for (const { vote } of complete) if (vote !== undefined) votes.set(vote, (votes.get(vote) ?? 0) + 1)
  const [first = 0, second = 0] = [...votes.values()].sort((a, b) => b - a)
  return chanceAhead(first, second)
}

/**
 * P(Beta(first + 1, second + 1) > ½): the chance that the answer in front of the two is the likelier one. With whole counts
 * it is the chance of at most `first` heads in first + second + 1 throws.
 */
export function chanceAhead(first: number, second: number): number {
  const throws = first + second + 1
  let ways = 1
  let sum = 0
  for (let heads = 0; heads <= first; heads++) {
    sum += ways
    ways = (ways * (throws - heads)) / (heads + 1)
  }
  return sum / 2 ** throws
}
