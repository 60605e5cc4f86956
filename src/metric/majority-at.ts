import { majority } from '#policy'
import { type SelectableResponse, type SelectedAt, type SelectingAt, selectionAt } from './selection-at.ts'

/** The responses to one problem as votes count them. */
interface VoteCounts {
  /** Each different answer: how many gave it, and which share of them is correct (0 or 1 but for doubtful equality). */
  readonly answers: readonly { readonly votes: number; readonly correct: number }[]
  /** Responses without an answer: drawn like the others, and no vote. */
  readonly silent: number
}

function voteCounts(responses: readonly SelectableResponse[]): VoteCounts {
  const votes = new Map<string, { votes: number; correct: number }>()
  let silent = 0
  for (const { vote, outcome } of responses) {
    if (vote === undefined) {
      silent++
      continue
    }
    const count = votes.get(vote) ?? { votes: 0, correct: 0 }
    count.votes++
    if (outcome === 'correct') count.correct++
    votes.set(vote, count)
  }
  const answers = [...votes.values()].map(({ votes: all, correct }) => ({
    votes: all,
    correct: correct / all,
  }))
  // In an order that depends on nothing but what they are.
  answers.sort((a, b) => b.votes - a.votes || b.correct - a.correct)
  return { answers, silent }
}

/** Steps of counting that one problem may take; with more, subsets are drawn. */
const mostSteps = 1e6
/** With more responses there are more subsets than a number can hold. */
const mostCounted = 1000

/**
 * majority@k of problems: the chance that the most frequent answer of k of a problem's responses is correct, k of n without
 * replacement, ties split uniformly, no answer no vote. Counted exactly, by how many of each answer may be among the k;
 * where there are very many answers it is drawn. Problems with the same counts of votes are worked out once.
 */
export function majorityAt(
  options: Pick<SelectingAt, 'random' | 'draws'>,
): (k: number, responses: readonly SelectableResponse[]) => SelectedAt | undefined {
  const workedOut = new Map<string, number>()
  return (k, responses) => {
    if (responses.length < k) return undefined
    const counts = voteCounts(responses)
    const name = JSON.stringify([k, counts.silent, counts.answers.map((one) => [one.votes, one.correct])])
    const accuracy = workedOut.get(name) ?? exactMajority(k, counts)
    if (accuracy === undefined) return selectionAt(k, responses, { ...options, rule: majority.rule })
    workedOut.set(name, accuracy)
    return { accuracy, drawingError: 0 }
  }
}

function exactMajority(k: number, { answers, silent }: VoteCounts): number | undefined {
  const size = answers.reduce((sum, { votes }) => sum + votes, silent)
  const right = answers.filter(({ correct }) => correct > 0)
  if (right.length === 0) return 0
  if (k === size) return shareOfTop(answers)
  if (size > mostCounted || right.length * answers.length * k * k * Math.log(k + 1) > mostSteps)
    return undefined
  const all = binomials(size)[k] as number
  let ways = 0
  for (const answer of right) {
    const others = answers.filter((other) => other !== answer)
    ways += answer.correct * winningWays(k, { votes: answer.votes, others, silent })
  }
  return Math.min(1, ways / all)
}

/** Where every response is drawn, the answers with most votes share the win. */
function shareOfTop(answers: VoteCounts['answers']): number {
  const most = answers[0]?.votes
  const top = answers.filter(({ votes }) => votes === most)
  return top.reduce((sum, { correct }) => sum + correct, 0) / top.length
}

/** In how many ways k responses make this answer the most frequent one, a tie of t answers counting 1 ÷ t. */
function winningWays(
  k: number,
  {
    votes,
    others,
    silent,
  }: { readonly votes: number } & Pick<VoteCounts, 'silent'> & {
      readonly others: VoteCounts['answers']
    },
): number {
  const own = binomials(votes)
  let sum = 0
  for (let count = 1; count <= Math.min(votes, k); count++) {
    for (const [ties, ways] of tiedWays(k - count, { most: count, others, silent }).entries()) {
      sum += ((own[count] as number) * ways) / (ties + 1)
    }
  }
  return sum
}

/** In how many ways the others fill `room` places, none with more than `most` votes, by how many of them have just so many. */
function tiedWays(
  room: number,
  {
    most,
    others,
    silent,
  }: Pick<VoteCounts, 'silent'> & {
    readonly most: number
    readonly others: VoteCounts['answers']
  },
): number[] {
  const mostTies = Math.floor(room / most)
  let ways = Array.from({ length: mostTies + 1 }, () => new Float64Array(room + 1))
  const [untied] = ways
  const ofSilent = binomials(silent)
  for (let taken = 0; taken <= Math.min(silent, room); taken++)
    if (untied) untied[taken] = ofSilent[taken] as number
  for (const { votes } of others) ways = withAnswer(ways, { votes, most, room })
  return ways.map((byPlaces) => byPlaces[room] as number)
}

function withAnswer(
  ways: readonly Float64Array[],
  { votes, most, room }: { readonly votes: number; readonly most: number; readonly room: number },
): Float64Array<ArrayBuffer>[] {
  const own = binomials(votes)
  const next = ways.map(() => new Float64Array(room + 1))
  for (const [ties, byPlaces] of ways.entries()) {
    for (let taken = 0; taken <= Math.min(votes, most, room); taken++) {
      const into = next[taken === most ? ties + 1 : ties]
      if (!into) continue
      const factor = own[taken] as number
      for (let place = taken; place <= room; place++)
        into[place] = (into[place] as number) + factor * (byPlaces[place - taken] as number)
    }
  }
  return next
}

const known: Float64Array[] = [Float64Array.of(1)]

/** The binomial coefficients C(size, 0 … size). */
function binomials(size: number): Float64Array {
  for (let row = known.length; row <= size; row++) {
    const above = known[row - 1] as Float64Array
    known.push(Float64Array.from({ length: row + 1 }, (_, k) => (above[k - 1] ?? 0) + (above[k] ?? 0)))
  }
  return known[size] as Float64Array
}
