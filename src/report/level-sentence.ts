import { differenceText, intervalText } from '#figure'
import type { Summary } from '#run'
import type { ReportWords } from './report-words.ts'

/** At which levels the arm's measured accuracy was below the baseline's. Undefined where levels were not compared. */
export function levelSentence(
  id: string,
  { summary, words }: { readonly summary: Summary; readonly words: ReportWords },
): string | undefined {
  const compared = summary.comparisons
    .flatMap((one) =>
      one.b === id && one.metric === 'accuracy' && one.level !== undefined
        ? [{ ...one, level: one.level }]
        : [],
    )
    .sort((one, other) => one.level - other.level)
  if (compared.length === 0) return undefined
  const lower = compared.filter(({ difference }) => difference.value < 0)
  if (lower.length === 0) return words.verdict.lowerNowhere(String(compared.length))
  return words.verdict.lowerAtLevels(
    lower.map(({ level, difference }) => ({
      level: words.figures.level(String(level)),
      difference: differenceText(difference.value, 'share', words.figures),
      interval: intervalText(difference.pointwise, {
        quantity: 'share',
        words: words.figures,
        signed: true,
      }),
    })),
  )
}
