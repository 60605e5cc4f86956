import type { Summary, SummaryArm } from '#run'
import { armName, comparedBaseline } from './arm-name.ts'
import type { FigureWords } from './figure-words.ts'
import { armStyles, palette, type SeriesStyle } from './palette.ts'

/** An arm with its name and its look, which are the same in every chart. */
export interface ShownArm {
  readonly arm: SummaryArm
  readonly name: string
  readonly style: SeriesStyle
}

export function shownArms(summary: Summary, words: FigureWords): ShownArm[] {
  const { arms } = summary
  const styles = armStyles(
    arms.map(({ id }) => id),
    comparedBaseline(summary),
  )
  return arms.map((arm) => ({
    arm,
    name: armName(arm.id, summary, words),
    style: styles.get(arm.id) ?? { color: palette.ink, symbol: 'circle', hollow: false },
  }))
}
