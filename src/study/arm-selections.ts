import { joinedVotes } from '#answer'
import {
  type MeasuredResponse,
  majorityAt,
  type ProblemResponses,
  problemResponses,
  type SelectableResponse,
  shortestAt,
} from '#metric'
import { randomSource } from '#statistics'
import type { RunSpending, Spending } from './spending.ts'

/** What a selection gives on one problem. */
export interface SelectedProblem {
  readonly accuracy: number
  readonly drawingError: number
  /** Absent where nobody knows it. */
  readonly cost?: number
  readonly outputTokens?: number
}

/** What is selected from k of an arm's responses, problem by problem. */
export interface ArmSelections {
  readonly problems: readonly ProblemResponses[]
  /** Why no response is known to be the shortest, where that is so. */
  readonly whyNoShortest: string | undefined
  /** In the order of the problems; undefined for one with fewer than k responses. Worked out once. */
  readonly at: (selection: 'majority' | 'shortest', k: number) => readonly (SelectedProblem | undefined)[]
}

export function armSelections(
  responses: readonly MeasuredResponse[],
  { seed, spending }: { readonly seed: string; readonly spending: RunSpending },
): ArmSelections {
  const problems = problemResponses(responses)
  const spent = 'absent' in spending ? undefined : spending
  const joined = new Map<ProblemResponses, readonly SelectableResponse[]>()
  const votes = new Map<number, ReturnType<typeof majorityAt>>()
  // Each k has random numbers of its own, so that nothing depends on which was asked for first.
  const votesOf = (k: number): ReturnType<typeof majorityAt> => {
    const known = votes.get(k) ?? majorityAt({ random: randomSource(`majority of ${k}, ${seed}`) })
    votes.set(k, known)
    return known
  }
  const select = {
    majority: (k: number, problem: ProblemResponses): SelectedProblem | undefined => {
      const voting = joined.get(problem) ?? withJoinedVotes(problem)
      joined.set(problem, voting)
      const selected = votesOf(k)(k, voting)
      return selected && { ...selected, ...spendingOnAll(k, problem, spent) }
    },
    shortest: (k: number, problem: ProblemResponses): SelectedProblem | undefined => {
      const selected = shortestAt(k, problem.responses)
      if (!selected) return undefined
      const { accuracy, chances, none } = selected
      const spendings = spendingOnShortest(k, { responses: problem.responses, chances, none, spent })
      return { accuracy, drawingError: 0, ...spendings }
    },
  }
  const known = new Map<string, readonly (SelectedProblem | undefined)[]>()
  return {
    problems,
    whyNoShortest: whyNoShortest(problems),
    at: (selection, k) => {
      const name = `${selection} ${k}`
      const found = known.get(name) ?? problems.map((problem) => select[selection](k, problem))
      known.set(name, found)
      return found
    },
  }
}

function whyNoShortest(problems: readonly ProblemResponses[]): string | undefined {
  let uncounted = 0
  let isReasoned = false
  for (const { responses } of problems) {
    for (const { finished, tokens } of responses) {
      if (finished && tokens.reasoning === undefined) uncounted++
      if (tokens.reasoning !== 0) isReasoned = true
    }
  }
  if (uncounted > 0) return `${uncounted} responses do not say how many tokens they reasoned for`
  return isReasoned ? undefined : 'the responses show no reasoning that could be the shortest'
}

/** Every one of the k responses is paid in full. */
function spendingOnAll(
  k: number,
  { responses }: ProblemResponses,
  spent: Spending | undefined,
): Pick<SelectedProblem, 'cost' | 'outputTokens'> {
  return {
    ...(spent && { cost: k * meanOf(responses, spent.of) }),
    ...amountOf('outputTokens', k * meanOf(responses, ({ tokens }) => tokens.output ?? Number.NaN)),
  }
}

/**
 * Of k responses that are decoded side by side until the shortest is there, each has cost as much as that one; where none
 * finishes, all are paid in full.
 */
function spendingOnShortest(
  k: number,
  {
    responses,
    chances,
    none,
    spent,
  }: {
    readonly responses: readonly MeasuredResponse[]
    readonly chances: Float64Array
    readonly none: number
    readonly spent: Spending | undefined
  },
): Pick<SelectedProblem, 'cost' | 'outputTokens'> {
  const unfinished = responses.filter(({ finished }) => finished !== true)
  const expected = (of: (response: MeasuredResponse) => number): number => {
    let sum = none === 0 ? 0 : none * meanOf(unfinished, of)
    for (const [index, response] of responses.entries())
      if (chances[index]) sum += (chances[index] as number) * of(response)
    return k * sum
  }
  return {
    ...(spent && { cost: expected(spent.of) }),
    ...amountOf(
      'outputTokens',
      expected(({ tokens }) => tokens.output ?? Number.NaN),
    ),
  }
}

function amountOf(name: 'outputTokens', amount: number): Pick<SelectedProblem, 'outputTokens'> {
  return Number.isNaN(amount) ? {} : { [name]: amount }
}

function meanOf(responses: readonly MeasuredResponse[], of: (response: MeasuredResponse) => number): number {
  return responses.reduce((sum, response) => sum + of(response), 0) / responses.length
}

/** Different ways of writing the same answer vote together. */
function withJoinedVotes({ responses }: ProblemResponses): SelectableResponse[] {
  const keys = new Set(responses.flatMap(({ vote }) => (vote === undefined ? [] : [vote])))
  const joined = keys.size > 1 ? joinedVotes(keys) : undefined
  return responses.map(({ vote, outcome, finished, tokens }) => ({
    vote: vote === undefined ? undefined : (joined?.get(vote) ?? vote),
    outcome,
    finished,
    tokens,
  }))
}
