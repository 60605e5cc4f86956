import type { FirstCorrectPositions, Summary, SummaryArm } from '#run'
import { absenceReason } from './absence.ts'
import { comparedBaseline } from './arm-name.ts'
import type { Chart } from './chart.ts'
import type { Bounded } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { seriesChart } from './series-chart.ts'

type Graded = 'correct' | 'incorrect'

/** At which position responses have their first correct thought: counts, so without intervals. Undefined where none is judged. */
export function firstCorrectChart(
  summary: Summary,
  { words, outcome = 'incorrect' }: { readonly words: FigureWords; readonly outcome?: Graded | undefined },
): Chart | undefined {
  const of = ({ distributions }: SummaryArm): FirstCorrectPositions | undefined =>
    distributions?.firstCorrect[outcome]
  const arms = summary.arms.filter((arm) => of(arm) !== undefined)
  const longest = Math.max(0, ...arms.map((arm) => lastUsed(of(arm))))
  const hasLater = arms.some((arm) => (of(arm)?.later ?? 0) > 0)
  const places = [...Array(longest).keys(), ...(hasLater ? ['later' as const] : []), 'none' as const]
  const { analysis } = words
  const nameOf = (place: (typeof places)[number] | undefined): string => {
    if (place === 'none' || place === undefined) return analysis.never
    return place === 'later' ? `> ${longest}` : String(place + 1)
  }
  return seriesChart(
    arms.map((arm) => ({
      id: arm.id,
      whole: wholeOf(of(arm)),
      at: (step) => shareAt(of(arm), places[step - 1]),
      filterAt: (step) => {
        const place = places[step - 1]
        const firstCorrect = place === 'none' ? 0 : typeof place === 'number' ? place + 1 : undefined
        return { arm: arm.id, outcome, ...(firstCorrect === undefined ? {} : { firstCorrect }) }
      },
      reasonAt: () => absenceReason(summary, `arms.${arm.id}.distributions.firstCorrect.${outcome}`, words),
    })),
    {
      id: 'first-correct',
      said: analysis.charts[outcome === 'incorrect' ? 'firstCorrect' : 'firstCorrectOfCorrect'],
      steps: places.map((_, index) => index + 1),
      stepName: (step) => nameOf(places[step - 1]),
      quantity: 'share',
      corner: analysis.charts.firstCorrect.across,
      baseline: comparedBaseline(summary),
      counted: true,
      leftOut: undefined,
      words,
    },
  )
}

/** The share that has one anywhere. */
function wholeOf(counts: FirstCorrectPositions | undefined): Bounded | undefined {
  const none = shareAt(counts, 'none')
  return none && { ...none, value: 1 - none.value }
}

function lastUsed(counts: FirstCorrectPositions | undefined): number {
  return (counts?.at.findLastIndex((count) => count > 0) ?? -1) + 1
}

function shareAt(
  counts: FirstCorrectPositions | undefined,
  place: number | 'later' | 'none' | undefined,
): Bounded | undefined {
  if (!counts || place === undefined) return undefined
  const total = counts.at.reduce((sum, count) => sum + count, counts.later + counts.none)
  const count = typeof place === 'number' ? (counts.at[place] ?? 0) : counts[place]
  // A share of all there is: no interval, which a chart draws as none.
  return { value: count / total, low: null, high: null, method: 'none' }
}
