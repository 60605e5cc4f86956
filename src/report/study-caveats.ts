import { formatNumber } from '#figure'
import type { Summary } from '#run'
import type { ReportWords } from './report-words.ts'

/** What limits every claim of this study: where its problems come from, and what failed. */
export function studyCaveats({ study, denominators }: Summary, words: ReportWords): string[] {
  const split = words.verdict.split(study.split)
  const count = (value: number): string =>
    formatNumber(value, { language: words.figures.language, decimals: 0 })
  const { leftOut, planned } = denominators
  const failures =
    leftOut === 0 ? [] : [words.verdict.leftOut({ leftOut: count(leftOut), planned: count(planned) })]
  return [...(split === undefined ? [] : [split]), ...failures]
}
