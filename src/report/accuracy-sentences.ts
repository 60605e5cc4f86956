import {
  type Bounds,
  differenceText,
  findingOf,
  formatNumber,
  intervalText,
  label,
  quantityText,
  sizeText,
} from '#figure'
import type { Summary, SummaryComparison } from '#run'
import type { Change, ReportWords } from './report-words.ts'

interface Setting {
  readonly summary: Summary
  readonly words: ReportWords
}

/** The sentences on accuracy, the finding first. */
export function accuracySentences(comparison: SummaryComparison, setting: Setting): string[] {
  const { words } = setting
  const { warning } = comparison.difference
  return [
    headline(comparison, setting),
    ...levels(comparison, setting),
    ...couldHaveShown(comparison, setting),
    ...marginSentence(comparison, words),
    ...(warning === undefined ? [] : [words.verdict.warning(warning)]),
  ]
}

function headline({ a, b, difference }: SummaryComparison, { summary, words }: Setting): string {
  const finding = findingOf(difference)
  const names = { arm: label(b), baseline: label(a), family: summary.family.size }
  if (finding === 'undecided') {
    const interval = intervalText(difference, {
      quantity: 'share',
      words: words.figures,
      signed: true,
    })
    return words.verdict.undecided({
      ...names,
      difference: differenceText(difference.value, 'share', words.figures),
      interval,
    })
  }
  const size = sizeText(difference.value, 'share', words.figures)
  const bounds = finding === 'higher' ? difference : turned(difference)
  const interval = intervalText(bounds, { quantity: 'share', words: words.figures })
  const change: Change = { ...names, difference: size, interval }
  return finding === 'higher' ? words.verdict.gain(change) : words.verdict.loss(change)
}

/** A loss is told by its size: the bounds change sign and places. */
function turned({ low, high }: Bounds): Bounds {
  return { low: high === null ? null : -high, high: low === null ? null : -low }
}

function levels({ a, b }: SummaryComparison, { summary, words }: Setting): string[] {
  const accuracyOf = (id: string): string | undefined => {
    const accuracy = summary.arms.find((arm) => arm.id === id)?.accuracy
    return accuracy && quantityText(accuracy.value, 'share', words.figures)
  }
  const [from, to] = [accuracyOf(a), accuracyOf(b)]
  return from === undefined || to === undefined ? [] : [words.verdict.levels({ from, to })]
}

function couldHaveShown({ difference }: SummaryComparison, { summary, words }: Setting): string[] {
  if (findingOf(difference) !== 'undecided' || difference.detectable === null) return []
  const { language } = words.figures
  const problems = formatNumber(summary.study.problems, { language, decimals: 0 })
  return [
    words.verdict.couldHaveShown({
      problems,
      points: sizeText(difference.detectable, 'share', words.figures),
    }),
  ]
}

/** A gain is non-inferior by itself: then there is nothing to add. */
function marginSentence({ difference }: SummaryComparison, words: ReportWords): string[] {
  const { margin, nonInferior } = difference
  if (margin === null || nonInferior === null || findingOf(difference) === 'higher') return []
  const size = sizeText(margin, 'share', words.figures)
  return [nonInferior ? words.verdict.nonInferior(size) : words.verdict.notNonInferior(size)]
}
