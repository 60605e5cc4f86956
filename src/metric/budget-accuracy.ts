import type { MeasuredResponse } from './measured-response.ts'
import type { ResponseMetric } from './response-metric.ts'

/**
 * OAA_t (arXiv 2508.13141): 1 where a response is correct with fewer than `budget` reasoning tokens. Its mean is accuracy under
 * that budget, computed afterwards from responses without one: a lower bound, since a response that is made to answer early
 * may still be right.
 */
export function correctWithin(budget: number): ResponseMetric {
  return {
    name: 'correctWithin',
    of: (response) => {
      const reasoning = countedReasoning(response)
      return reasoning === undefined
        ? undefined
        : Number(response.outcome === 'correct' && reasoning < budget)
    },
  }
}

/**
 * AUC_OAA: the area under OAA_t from 0 to `budget` ÷ `budget`, which is the mean of (1 − tokens ÷ budget) over correct
 * responses within it and 0 over the others. From 0 to 1; comparable only at one and the same budget.
 */
export function areaUnderBudget(budget: number): ResponseMetric {
  return {
    name: 'areaUnderBudget',
    of: (response) => {
      const reasoning = countedReasoning(response)
      if (reasoning === undefined) return undefined
      return response.outcome === 'correct' ? Math.max(0, 1 - reasoning / budget) : 0
    },
  }
}

/** The budgets that a curve is drawn at, up to the largest: half as many tokens every second step. */
export function budgetSteps(largest: number, steps = 12): number[] {
  return Array.from({ length: steps }, (_, step) => largest / 2 ** ((steps - 1 - step) / 2))
}

/** Whether one response is correct within a budget can be said where it is graded and its reasoning counted. */
function countedReasoning({ outcome, tokens }: MeasuredResponse): number | undefined {
  return outcome === undefined || outcome === 'failed' ? undefined : tokens.reasoning
}
