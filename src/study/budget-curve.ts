import { areaUnderBudget, budgetSteps, correctWithin, type MeasuredResponse } from '#metric'
import type { RunDescription, SummaryArm } from '#run'
import type { Estimator } from './estimator.ts'
import { whyNoReasoning } from './why-absent.ts'

/**
 * The largest budget of a run's curves, for every arm: what a response of the study might take at most, or else the power of
 * two above the longest reasoning. Undefined where nothing counts reasoning.
 */
export function largestBudget(
  arms: readonly { readonly kept: readonly MeasuredResponse[] }[],
  study: RunDescription['study'],
): number | undefined {
  if (study.kind !== 'import') return study.maxTokens
  let longest = 0
  for (const { kept } of arms)
    for (const { tokens } of kept) longest = Math.max(longest, tokens.reasoning ?? 0)
  return longest === 0 ? undefined : 2 ** Math.ceil(Math.log2(longest + 1))
}

/** Accuracy under budgets of reasoning tokens, afterwards; the reason is noted where it cannot be told. */
export function budgetCurve(
  responses: readonly MeasuredResponse[],
  {
    path,
    estimator,
    largest,
  }: { readonly path: string; readonly estimator: Estimator; readonly largest: number | undefined },
): SummaryArm['budgetCurve'] {
  const reason = whyNone(responses, largest)
  if (reason !== undefined || largest === undefined) {
    estimator.note(`${path}.budgetCurve`, reason ?? 'nothing counts reasoning tokens')
    return undefined
  }
  const area = estimator.mean(`${path}.budgetCurve.area`, areaUnderBudget(largest), responses)
  return {
    bound: 'lower',
    largest,
    ...(area && { area }),
    points: budgetSteps(largest).flatMap((budget) => {
      const rounded = Math.round(budget)
      const estimate = estimator.mean(
        `${path}.budgetCurve.points.${rounded}`,
        correctWithin(rounded),
        responses,
      )
      return estimate ? [{ budget: rounded, ...estimate }] : []
    }),
  }
}

function whyNone(responses: readonly MeasuredResponse[], largest: number | undefined): string | undefined {
  const graded = responses.filter(({ outcome }) => outcome !== undefined && outcome !== 'failed')
  if (graded.length === 0) return 'no response is graded'
  if (largest === undefined) return 'nothing counts reasoning tokens'
  const unreasoned = whyNoReasoning(responses)
  if (unreasoned !== undefined) return unreasoned
  const uncounted = graded.filter(({ tokens }) => tokens.reasoning === undefined).length
  return uncounted === 0 ? undefined : `${uncounted} responses do not say how many tokens they reasoned for`
}
