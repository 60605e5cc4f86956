import type { ScoreCourse } from '#market'
import type { Chart } from './chart.ts'
import { coursePlot } from './course-plot.ts'
import { courseTable } from './course-table.ts'
import { label } from './label.ts'
import type { MarketFigureWords } from './market-figure-words.ts'
import { formatNumber } from './number-format.ts'
import { armStyles, palette } from './palette.ts'

/** More lines than these cannot be told apart. */
const mostModels = 5

/** Scores of the best models of the last week over all weeks, with what people reach. Undefined with one week alone. */
export function leaderboardChart(
  courses: readonly ScoreCourse[],
  { words, isSynthetic }: { readonly words: MarketFigureWords; readonly isSynthetic: boolean },
): Chart | undefined {
  const days = new Set(courses.flatMap(({ points }) => points.map(({ date }) => date)))
  if (days.size < 2) return undefined
  const { leaderboard: said, language } = words
  const title = `${said.title}${isSynthetic ? ` (${words.synthetic})` : ''}`
  const models = courses.filter(({ isHuman }) => !isHuman).slice(0, mostModels)
  const levels = courses
    .filter(({ isHuman }) => isHuman)
    .map(({ name, points }) => ({ name: label(name), value: points.at(-1)?.score ?? Number.NaN }))
  const most = Math.max(...models.flatMap(({ points }) => points.map(({ score }) => score)))
  const shown = (score: number): string => formatNumber(score, { language, decimals: most >= 200 ? 0 : 1 })
  const styles = armStyles(
    models.map(({ name }) => name),
    '',
  )
  const named = models.map(({ name, points }) => ({
    name: label(name),
    points: points.map(({ date, score }) => ({ date, value: score })),
  }))
  const spoken = named.map(({ name, points }) => `${name}: ${shown(points.at(-1)?.value ?? Number.NaN)}`)
  const people = levels.map(({ name, value }) => `${name}: ${shown(value)}`)
  return {
    id: 'leaderboard',
    title,
    reading: said.reading,
    description: `${said.reading} ${[...spoken, ...people].join('; ')}`,
    table: courseTable(named, { title, corner: said.model, shown, absent: words.absent }),
    plot: (width, setting) =>
      coursePlot(
        models.map(({ name, points }) => ({
          name: `${label(name)}  ${shown(points.at(-1)?.score ?? Number.NaN)}`,
          style: styles.get(name) ?? { color: palette.ink, symbol: 'circle', hollow: false },
          points: points.map(({ date, score }) => ({
            date,
            value: score,
            hint: `${label(name)}, ${date}: ${shown(score)}`,
          })),
        })),
        {
          language,
          domain: { leastSpan: most / 50 },
          axis: said.axis,
          tick: shown,
          levels,
          remark: isSynthetic ? words.synthetic : undefined,
          width,
          setting,
        },
      ),
  }
}
