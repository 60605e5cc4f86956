import { absenceReason, intervalText, label, quantityText } from '#figure'
import type { Summary, SummaryArm } from '#run'
import type { ReportWords } from './report-words.ts'

/** Does the baseline underthink: its effort by outcome, and how many of its incorrect responses abandoned a correct line. */
export function diseaseSentences(summary: Summary, words: ReportWords): string[] {
  const arm = summary.arms.find(({ id }) => id === summary.baseline)
  if (!arm) return []
  return [...effortSentence(arm, words), abandonedSentence(arm, { summary, words })]
}

function effortSentence({ id, tokens }: SummaryArm, words: ReportWords): string[] {
  if (!tokens.correct || !tokens.incorrect) return []
  const text = ({ value }: { readonly value: number }): string => quantityText(value, 'tokens', words.figures)
  return [
    words.verdict.effort({
      arm: label(id),
      correct: text(tokens.correct),
      incorrect: text(tokens.incorrect),
    }),
  ]
}

function abandonedSentence(
  { id, underthinking }: SummaryArm,
  { summary, words }: { readonly summary: Summary; readonly words: ReportWords },
): string {
  const arm = label(id)
  const { abandoned, chance } = underthinking
  if (!abandoned) {
    const reason = absenceReason(summary, `arms.${id}.underthinking.abandoned`, words.figures)
    return words.verdict.abandonedAbsent({ arm, reason })
  }
  return words.verdict.abandoned({
    arm,
    share: quantityText(abandoned.value, 'share', words.figures),
    interval: intervalText(abandoned, { quantity: 'share', words: words.figures }),
    chance:
      chance.abandoned === undefined ? undefined : quantityText(chance.abandoned, 'share', words.figures),
  })
}
