import { label } from '#figure'
import type { Summary, SummaryEstimate } from '#run'
import type { ReportWords } from './report-words.ts'
import { toldOf } from './told-of.ts'

/** More models than these are told together. */
const mostTold = 6

/** How long incorrect responses are beside correct ones, model by model or, where those are many, overall. */
export function effortByOutcome({ arms }: Summary, words: ReportWords): string[] {
  const { findings } = words.imported
  const both = arms.flatMap(({ id, tokens: { correct, incorrect } }) =>
    correct && incorrect && correct.value + incorrect.value > 0 ? [{ id, correct, incorrect }] : [],
  )
  if (both.length === 0) return []
  if (both.length <= mostTold) {
    return both.map(({ id, correct, incorrect }) =>
      findings.byOutcome({
        arm: label(id),
        correct: toldOf(correct, 'tokens', words),
        incorrect: toldOf(incorrect, 'tokens', words),
        apart: areApart(correct, incorrect),
      }),
    )
  }
  return [
    findings.byOutcomeOverall({
      models: both.length,
      longer: both.filter(({ correct, incorrect }) => incorrect.value > correct.value).length,
      apart: both.filter(({ correct, incorrect }) => areApart(correct, incorrect)).map(({ id }) => label(id)),
    }),
  ]
}

/** Whether two intervals have no point in common; one without a bound reaches everywhere on that side. */
function areApart(a: SummaryEstimate, b: SummaryEstimate): boolean {
  const isBelow = (lower: SummaryEstimate, upper: SummaryEstimate): boolean =>
    lower.high !== null && upper.low !== null && lower.high < upper.low
  return isBelow(a, b) || isBelow(b, a)
}
