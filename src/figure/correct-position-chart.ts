import type { PositionShares, Summary, SummaryArm } from '#run'
import { absenceReason } from './absence.ts'
import { comparedBaseline } from './arm-name.ts'
import type { Chart } from './chart.ts'
import type { Bounded } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { seriesChart } from './series-chart.ts'

/** Of the thoughts at each position of incorrect responses, the share that is correct. Undefined where none is judged. */
export function correctPositionChart(summary: Summary, words: FigureWords): Chart | undefined {
  const arms = summary.arms.filter(({ distributions }) => distributions?.correctByPosition !== undefined)
  const starts = arms.flatMap((arm) => positionsOf(arm)?.from ?? [])
  const steps = [...new Set(starts)].sort((a, b) => a - b)
  const last = Math.max(...arms.map((arm) => positionsOf(arm)?.last ?? 0))
  return seriesChart(
    arms.map((arm) => ({
      id: arm.id,
      whole: arm.underthinking.containsCorrect,
      at: (place) => shareAt(positionsOf(arm), steps[place - 1]),
      filterAt: (place) => ({ arm: arm.id, outcome: 'incorrect', minThoughts: steps[place - 1] ?? 1 }),
      reasonAt: () => absenceReason(summary, `arms.${arm.id}.distributions.correctByPosition`, words),
    })),
    {
      id: 'correct-by-position',
      said: words.analysis.charts.correctByPosition,
      steps: steps.map((_, index) => index + 1),
      stepName: (place) => groupName(steps, place - 1, last),
      quantity: 'share',
      corner: words.analysis.charts.correctByPosition.across,
      baseline: comparedBaseline(summary),
      leftOut: undefined,
      words,
    },
  )
}

function positionsOf({ distributions }: SummaryArm): PositionShares | undefined {
  return distributions?.correctByPosition
}

function shareAt(positions: PositionShares | undefined, from: number | undefined): Bounded | undefined {
  if (!positions || from === undefined) return undefined
  const place = positions.from.indexOf(from)
  const value = positions.share.value[place]
  if (value == null) return undefined
  return { value, low: positions.share.low[place] ?? null, high: positions.share.high[place] ?? null }
}

/** "3", or "9–16" where a group holds several positions. */
function groupName(starts: readonly number[], place: number, last: number): string {
  const from = starts[place] ?? 0
  const next = starts[place + 1]
  // The eighth group and those before it hold one position each, whatever comes next.
  const to = next === undefined ? (from < 9 ? from : last) : next - 1
  return to <= from ? String(from) : `${from}–${to}`
}
