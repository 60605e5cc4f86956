import {
  absenceReason,
  differenceText,
  findingOf,
  formatNumber,
  intervalText,
  label,
  quantityText,
} from '#figure'
import type { Summary } from '#run'
import type { ReportWords } from './report-words.ts'

interface Setting {
  readonly summary: Summary
  readonly words: ReportWords
}

/** What the arm spends in reasoning tokens against the baseline, with the means of both. */
export function tokenSentence(id: string, setting: Setting): string {
  const { summary, words } = setting
  const comparison = summary.comparisons.find(
    (one) => one.b === id && one.metric === 'tokens' && one.level === undefined,
  )
  if (!comparison)
    return words.verdict.tokensAbsent(absenceReason(summary, `comparisons.${id}.tokens`, words.figures))
  const { difference } = comparison
  const change = {
    arm: label(id),
    baseline: label(comparison.a),
    difference: differenceText(difference.value, 'tokens', words.figures),
    interval: intervalText(difference, { quantity: 'tokens', words: words.figures, signed: true }),
    family: summary.family.size,
  }
  const finding = findingOf(difference)
  const means = tokenLevels({ a: comparison.a, b: id }, setting)
  if (finding === 'undecided') return `${words.verdict.tokensUndecided(change)}${means}`
  return `${finding === 'higher' ? words.verdict.moreTokens(change) : words.verdict.fewerTokens(change)}${means}`
}

function tokenLevels(
  { a, b }: { readonly a: string; readonly b: string },
  { summary, words }: Setting,
): string {
  const meanOf = (id: string): number | undefined =>
    summary.arms.find((arm) => arm.id === id)?.tokens.all?.value
  const [from, to] = [meanOf(a), meanOf(b)]
  if (from === undefined || to === undefined || from === 0) return ''
  const percent = formatNumber((100 * (to - from)) / from, {
    language: words.figures.language,
    decimals: 1,
    signed: true,
  })
  const text = (tokens: number): string => quantityText(tokens, 'tokens', words.figures)
  return ` ${words.verdict.tokenLevels({ from: text(from), to: text(to), percent: words.figures.percent(percent) })}`
}
