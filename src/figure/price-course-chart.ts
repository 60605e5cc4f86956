import type { Chart } from './chart.ts'
import { type CurveSeries, curvePlot } from './curve-plot.ts'
import { formatNumber } from './number-format.ts'
import { armStyles } from './palette.ts'
import { valueCell } from './table.ts'

/** The cheapest price of something as it became cheaper, in order of date. */
export interface PriceCourse {
  readonly id: string
  readonly name: string
  readonly steps: readonly { readonly date: string; readonly usdPerMillion: number; readonly model: string }[]
}

export interface PriceCourseWords {
  readonly language: string
  readonly title: string
  readonly reading: string
  readonly price: string
  readonly level: string
  readonly date: string
  readonly model: string
}

const msPerYear = 365.25 * 86_400_000

/** Prices of levels of capability over time, on an axis by powers of ten. Undefined where no level has two prices. */
export function priceCourseChart(
  courses: readonly PriceCourse[],
  words: PriceCourseWords,
): Chart | undefined {
  const shown = courses.filter(({ steps }) => steps.length > 1)
  if (shown.length === 0) return undefined
  const { language, title, reading, price } = words
  const dollars = (value: number): string =>
    formatNumber(value, { language, decimals: value >= 10 ? 0 : value >= 0.1 ? 2 : 3 })
  const styles = armStyles(
    shown.map(({ id }) => id),
    '',
  )
  const said = ({ name, steps }: PriceCourse): string =>
    `${name}: ${steps.map(({ date, usdPerMillion, model }) => `${date} $${dollars(usdPerMillion)} (${model})`).join(', ')}`
  return {
    id: 'price-course',
    title,
    reading,
    description: `${reading} ${shown.map(said).join('; ')}`,
    table: {
      title,
      corner: words.level,
      columns: [words.date, words.model, price],
      groups: shown.map(({ name, steps }) => ({
        rows: steps.map(({ date, model, usdPerMillion }) => ({
          label: name,
          cells: [{ text: date }, { text: model }, valueCell(usdPerMillion, dollars(usdPerMillion))],
        })),
      })),
    },
    plot: (_, setting) => {
      const series = shown.map(
        ({ id, name, steps }): CurveSeries => ({
          name,
          style: styles.get(id) ?? { color: 'currentColor', symbol: 'circle', hollow: false },
          points: steps.map(({ date, usdPerMillion, model }) => ({
            x: yearOf(date),
            y: Math.log10(usdPerMillion),
            hint: `${name}, ${date}: $${dollars(usdPerMillion)} (${model})`,
          })),
        }),
      )
      const years = series.flatMap(({ points }) => points.map(({ x }) => x))
      const [first, last] = [Math.floor(Math.min(...years)), Math.ceil(Math.max(...years))]
      return curvePlot(series, {
        x: {
          domain: [first, last],
          axis: words.date,
          ticks: Array.from({ length: last - first + 1 }, (__, at) => first + at),
          tick: (year) => String(year),
        },
        y: { domain: { leastSpan: 1 }, axis: price, tick: (power) => `$${dollars(10 ** power)}` },
        stepped: true,
        left: 52,
        setting,
      })
    },
  }
}

function yearOf(date: string): number {
  const [year = '0'] = date.split('-')
  return Number(year) + (Date.parse(date) - Date.UTC(Number(year), 0, 1)) / msPerYear
}
