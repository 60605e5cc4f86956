import { nonNegative, share } from '../domain.ts'
import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'

const costOfPass: Formula<'costUsd' | 'accuracy'> = {
  name: 'cost of a correct answer',
  symbol: 'costOfPass',
  unit: 'USD',
  text: 'costUsd ÷ accuracy',
  source: 'arXiv 2504.13359',
  of: ({ costUsd, accuracy }) => (accuracy === 0 ? Number.POSITIVE_INFINITY : costUsd / accuracy),
}

/** What an attempt costs and how often it is right. */
export interface Attempt {
  readonly costUsd: number
  /** From 0 to 1. */
  readonly accuracy: number
}

/** Dollars for a correct answer where each attempt is paid: infinite where none is ever right. */
export function costPerAnswer(attempt: Attempt): number {
  nonNegative('cost of an attempt', attempt.costUsd)
  share('accuracy', attempt.accuracy)
  return costOfPass.of({ ...attempt })
}

/** @param attempt with how its cost came about, where that is known */
export function explainCostPerAnswer({
  costUsd,
  accuracy,
}: Omit<Attempt, 'costUsd'> & { readonly costUsd: number | Explained }): Explained {
  return explain(costOfPass, {
    costUsd: typeof costUsd === 'number' ? given('cost of an attempt', 'costUsd', costUsd, 'USD') : costUsd,
    accuracy: given('share of attempts that are right', 'accuracy', accuracy, ''),
  })
}

/**
 * Attempts until one is right, at most `most`, with something that knows a right answer: what is spent on average and how often
 * a problem is solved. However often one tries, a solved problem costs as much as a correct answer does.
 */
export function retried(
  attempt: Attempt,
  most: number,
): { readonly costUsd: number; readonly solved: number } {
  share('accuracy', attempt.accuracy)
  const solved = 1 - (1 - attempt.accuracy) ** most
  const attempts = attempt.accuracy === 0 ? most : solved / attempt.accuracy
  return { costUsd: attempt.costUsd * attempts, solved }
}
