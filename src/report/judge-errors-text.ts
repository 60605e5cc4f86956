import type { Summary, SummaryEstimate } from '#run'
import type { ReportWords } from './report-words.ts'
import { toldOf } from './told-of.ts'

/** What is known of the errors of the judge, in words; undefined where nobody judged. */
export function judgeErrorsText({ study }: Summary, words: ReportWords): string | undefined {
  const { judgeWords } = words
  const { judge, judgeErrors } = study
  if (judge === 'none') return undefined
  if (judge === 'countdown, exact') return judgeWords.exact
  if (!judgeErrors) return judgeWords.unknown
  const rate = (estimate: SummaryEstimate | undefined): string => {
    if (!estimate) return judgeWords.notKnown
    const { value, interval } = toldOf(estimate, 'share', words)
    return `${value} (${interval})`
  }
  const { sensitivity, specificity, incorrect, reference, from } = judgeErrors
  return [
    judgeWords.measured({
      reference: judgeWords.references[reference],
      sensitivity: rate(sensitivity),
      specificity: rate(specificity),
    }),
    ...(incorrect
      ? [
          judgeWords.onIncorrect({
            sensitivity: rate(incorrect.sensitivity),
            specificity: rate(incorrect.specificity),
          }),
        ]
      : []),
    ...(reference === 'final thoughts' ? [judgeWords.finalThoughts] : []),
    ...(from === undefined ? [] : [judgeWords.transferred(from)]),
  ].join(' ')
}
