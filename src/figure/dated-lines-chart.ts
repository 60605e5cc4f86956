import type { Chart } from './chart.ts'
import { coursePlot } from './course-plot.ts'
import { courseTable } from './course-table.ts'
import { label } from './label.ts'
import { formatNumber } from './number-format.ts'
import { armStyles, palette } from './palette.ts'

/** Something that was told of on several days. */
export interface DatedLine {
  readonly name: string
  readonly points: readonly {
    readonly date: string
    readonly value: number
    /** What it is of: the model that reached a score. */
    readonly says?: string
  }[]
}

export interface DatedLinesWords {
  readonly id: string
  readonly language: string
  readonly title: string
  readonly reading: string
  readonly axis: string
  readonly corner: string
  readonly absent: string
  readonly decimals?: number
  /** Said in the picture itself, such as that its numbers are made up. */
  readonly remark?: string | undefined
  /** Values stand until the next day that is told of. */
  readonly stepped?: boolean
  readonly include?: readonly number[]
  /** Lines across, such as a mean. */
  readonly levels?: readonly { readonly value: number; readonly name: string }[]
}

/** Whole numbers tell values apart that lie far from each other; close ones take decimals. */
function tickDecimals(lines: readonly DatedLine[]): number {
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value))
  const spread = Math.max(...values) - Math.min(...values)
  if (spread >= 8) return 0
  return spread >= 1 ? 1 : 2
}

/** Values over days of the calendar. Undefined where no line has two days. */
export function datedLinesChart(lines: readonly DatedLine[], words: DatedLinesWords): Chart | undefined {
  const shown = lines.filter(({ points }) => points.length > 1)
  if (shown.length === 0) return undefined
  const { id, language, title, reading, axis, decimals = 0, stepped = false, include, levels, remark } = words
  const written = (value: number): string => formatNumber(value, { language, decimals })
  const styles = armStyles(
    shown.map(({ name }) => name),
    '',
  )
  const spoken = shown.map(
    ({ name, points }) =>
      `${label(name)}: ${points.map(({ date, value, says }) => `${date} ${written(value)}${says === undefined ? '' : ` (${says})`}`).join(', ')}`,
  )
  return {
    id,
    title,
    reading,
    description: `${reading} ${spoken.join('; ')}`,
    table: courseTable(shown, { title, corner: words.corner, shown: written, absent: words.absent }),
    plot: (width, setting) =>
      coursePlot(
        shown.map(({ name, points }) => ({
          name: `${label(name)}  ${written(points.at(-1)?.value ?? Number.NaN)}`,
          style: styles.get(name) ?? { color: palette.ink, symbol: 'circle', hollow: false },
          stepped,
          points: points.map(({ date, value, says }) => ({
            date,
            value,
            hint: `${label(name)}, ${date}: ${written(value)}${says === undefined ? '' : ` (${says})`}`,
          })),
        })),
        {
          language,
          domain: { leastSpan: 1 },
          axis,
          tick: (value) =>
            formatNumber(value, { language, decimals: Math.min(decimals, tickDecimals(shown)) }),
          ...(include ? { include } : {}),
          ...(levels ? { levels } : {}),
          remark,
          width,
          setting,
        },
      ),
  }
}
