import type { IndexLevel } from '#market'
import type { Chart } from './chart.ts'
import { coursePlot } from './course-plot.ts'
import { courseTable } from './course-table.ts'
import type { MarketFigureWords } from './market-figure-words.ts'
import { formatNumber } from './number-format.ts'
import { palette } from './palette.ts'

/** What a group of stocks is of an index, over time. Undefined where it was not asked for. */
export function groupShareChart(
  levels: readonly IndexLevel[],
  {
    name,
    words,
    isSynthetic,
  }: { readonly name: string; readonly words: MarketFigureWords; readonly isSynthetic: boolean },
): Chart | undefined {
  const points = levels.flatMap(({ date, groupShare }) =>
    groupShare === undefined ? [] : [{ date, value: 100 * groupShare }],
  )
  if (points.length < 2) return undefined
  const { groupShare: said, language, percent } = words
  const title = `${said.title(name)}${isSynthetic ? ` (${words.synthetic})` : ''}`
  const shown = (value: number): string => percent(formatNumber(value, { language, decimals: 1 }))
  const [first, last] = [points[0], points.at(-1)]
  return {
    id: 'group-share',
    title,
    reading: said.reading,
    description: `${said.reading} ${first?.date}: ${shown(first?.value ?? Number.NaN)}; ${last?.date}: ${shown(last?.value ?? Number.NaN)}`,
    table: courseTable([{ name, points }], { title, corner: said.day, shown, absent: words.absent }),
    plot: (width, setting) =>
      coursePlot(
        [
          {
            name,
            style: { color: palette.blue, symbol: 'circle', hollow: false },
            points: points.map(({ date, value }) => ({ date, value, hint: `${date}: ${shown(value)}` })),
          },
        ],
        {
          language,
          domain: { leastSpan: 10, within: [0, 100] },
          axis: said.axis,
          tick: (value) => formatNumber(value, { language, decimals: 0 }),
          remark: isSynthetic ? words.synthetic : undefined,
          width,
          setting,
        },
      ),
  }
}
