import type { Probe } from './directive.ts'
import type { PolicyEvent, PolicyParameter } from './policy.ts'
import { ownLine, type ReasoningSoFar } from './reasoning-so-far.ts'

/** The parameters of whatever asks for trial answers. */
export const trialParameters: readonly PolicyParameter[] = [
  {
    name: 'tokens',
    meaning: 'tokens a trial answer may have',
    default: 20,
    least: 1,
    most: 1000,
    whole: true,
  },
  {
    name: 'closed',
    meaning: '1: the trial is asked for after the reasoning, 0: within it',
    default: 0,
    least: 0,
    most: 1,
    whole: true,
  },
]

/** Asks for the answer that the reasoning up to a character leads to. */
export function trialAnswer(
  reasoning: ReasoningSoFar,
  {
    from,
    tokens,
    closed,
    temperature,
    within,
  }: {
    readonly from: number
    readonly tokens: number
    readonly closed: number
    readonly temperature: number
    /** What leads to an answer in mid-reasoning, up to the opening brace. */
    readonly within: string
  },
): Probe {
  const place = ownLine(reasoning.text().slice(0, from))
  return {
    type: 'probe',
    from,
    maxTokens: tokens,
    until: '}',
    temperature,
    ...(closed === 1
      ? { closing: place, suffix: '\nThe answer is \\boxed{' }
      : { suffix: `${place}${within}` }),
  }
}

/** DEER's way to ask in mid-reasoning. */
export const finalAnswer = '**Final Answer**\n\\boxed{'

/**
 * How sure a trial answer is, from 0 to 1: the mean probability of its tokens, arithmetic or geometric. 0 where it came to no
 * end, says nothing, or nobody tells probabilities: such a trial decides nothing.
 */
export function confidenceOf(
  { text, finished, logProbabilities = [] }: Extract<PolicyEvent, { type: 'probeResult' }>,
  mean: 'arithmetic' | 'geometric' = 'arithmetic',
): number {
  if (!finished || text.trim() === '' || logProbabilities.length === 0) return 0
  const average = (values: readonly number[]): number =>
    values.reduce((sum, one) => sum + one, 0) / values.length
  return mean === 'arithmetic' ? average(logProbabilities.map(Math.exp)) : Math.exp(average(logProbabilities))
}
