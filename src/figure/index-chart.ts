import type { Chart } from './chart.ts'
import { coursePlot } from './course-plot.ts'
import { courseTable } from './course-table.ts'
import { label } from './label.ts'
import type { MarketFigureWords } from './market-figure-words.ts'
import { formatNumber } from './number-format.ts'
import { armStyles, palette } from './palette.ts'

/** A line of levels, 100 on the first day. */
export interface LevelLine {
  readonly name: string
  readonly points: readonly { readonly date: string; readonly value: number }[]
}

/** An index beside funds: the first line is the index. Undefined with fewer than two days. */
export function indexChart(
  lines: readonly LevelLine[],
  { words, isSynthetic }: { readonly words: MarketFigureWords; readonly isSynthetic: boolean },
): Chart | undefined {
  const [own] = lines
  const base = own?.points[0]?.date
  if (own === undefined || base === undefined || own.points.length < 2) return undefined
  const { index: said, language } = words
  const title = `${said.title(label(own.name))}${isSynthetic ? ` (${words.synthetic})` : ''}`
  const shown = (value: number): string => formatNumber(value, { language, decimals: 1 })
  const styles = armStyles(
    lines.map(({ name }) => name),
    '',
  )
  const ends = lines.map(({ name, points }) => `${label(name)}: ${shown(points.at(-1)?.value ?? Number.NaN)}`)
  return {
    id: 'index',
    title,
    reading: said.reading,
    description: `${said.reading} ${ends.join('; ')}`,
    table: courseTable(lines, { title, corner: said.day, shown, absent: words.absent }),
    plot: (width, setting) =>
      coursePlot(
        lines.map(({ name, points }) => ({
          name: `${label(name)}  ${shown(points.at(-1)?.value ?? Number.NaN)}`,
          style: styles.get(name) ?? { color: palette.ink, symbol: 'circle', hollow: false },
          points: points.map(({ date, value }) => ({
            date,
            value,
            hint: `${label(name)}, ${date}: ${shown(value)}`,
          })),
        })),
        {
          language,
          domain: { leastSpan: 10 },
          axis: said.axis(base),
          tick: (value) => formatNumber(value, { language, decimals: 0 }),
          include: [100],
          remark: isSynthetic ? words.synthetic : undefined,
          width,
          setting,
        },
      ),
  }
}
