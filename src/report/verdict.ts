import { absenceReason, type Finding, findingOf, intervalText, label, quantityText } from '#figure'
import type { Summary } from '#run'
import { accuracySentences } from './accuracy-sentences.ts'
import { levelSentence } from './level-sentence.ts'
import type { ReportWords } from './report-words.ts'
import { tokenSentence } from './token-sentence.ts'

/** What a study allows to say about one arm: one sentence to remember, and what belongs beside it. */
export interface ArmVerdict {
  readonly arm: string
  readonly finding: Finding | 'single' | 'absent'
  readonly headline: string
  readonly details: readonly string[]
}

/**
 * The verdict in plain sentences, computed from the summary: a gain or a loss only where the simultaneous interval
 * excludes zero, and else what the data could have shown.
 */
export function verdict(summary: Summary, words: ReportWords): ArmVerdict[] {
  const compared = summary.arms.filter(({ id }) => id !== summary.baseline)
  if (compared.length === 0) return [singleVerdict(summary, words)]
  return compared.map(({ id }) => armVerdict(id, { summary, words }))
}

function singleVerdict(summary: Summary, words: ReportWords): ArmVerdict {
  const arm = label(summary.baseline)
  const accuracy = summary.arms.find(({ id }) => id === summary.baseline)?.accuracy
  if (!accuracy) {
    const reason = absenceReason(summary, `arms.${summary.baseline}.accuracy`, words.figures)
    return {
      arm,
      finding: 'absent',
      headline: words.verdict.singleAbsent({ arm, reason }),
      details: [],
    }
  }
  const value = quantityText(accuracy.value, 'share', words.figures)
  const interval = intervalText(accuracy, { quantity: 'share', words: words.figures })
  const headline = words.verdict.single({ arm, accuracy: value, interval })
  const warnings = accuracy.warning === undefined ? [] : [words.verdict.warning(accuracy.warning)]
  return {
    arm,
    finding: 'single',
    headline,
    details: [...warnings, words.verdict.nothingToCompare],
  }
}

function armVerdict(
  id: string,
  setting: { readonly summary: Summary; readonly words: ReportWords },
): ArmVerdict {
  const { summary, words } = setting
  const arm = label(id)
  const comparison = summary.comparisons.find(
    (one) => one.b === id && one.metric === 'accuracy' && one.level === undefined,
  )
  const others = [tokenSentence(id, setting), levelSentence(id, setting)].filter(
    (sentence) => sentence !== undefined,
  )
  if (!comparison) {
    const reason = absenceReason(summary, `comparisons.${id}.accuracy`, words.figures)
    const headline = words.verdict.notCompared({ arm, baseline: label(summary.baseline), reason })
    return { arm, finding: 'absent', headline, details: others }
  }
  const [headline = '', ...details] = accuracySentences(comparison, setting)
  return {
    arm,
    finding: findingOf(comparison.difference),
    headline,
    details: [...details, ...others],
  }
}
