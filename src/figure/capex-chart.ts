import { type CapexYear, nameOf, type YearCapex } from '#market'
import { barRows } from './bar-rows.ts'
import type { Chart } from './chart.ts'
import type { MarketFigureWords } from './market-figure-words.ts'
import { formatNumber } from './number-format.ts'
import { armStyles, palette, type SeriesStyle } from './palette.ts'
import { absentCell, type Cell, type TableRow, valueCell } from './table.ts'

/** What firms spent and plan, a row a year and a bar a firm. Undefined without a year. */
export function capexChart(years: readonly CapexYear[], words: MarketFigureWords): Chart | undefined {
  if (years.length === 0) return undefined
  const { capex: said, language } = words
  const firms = [...new Set(years.flatMap(({ rows }) => rows.map(nameOf)))]
  const styles = armStyles(firms, '')
  const styleOf = (firm: string): SeriesStyle =>
    styles.get(firm) ?? { color: palette.ink, symbol: 'circle', hollow: false }
  const shown = (value: number): string => formatNumber(value, { language, decimals: value < 100 ? 1 : 0 })
  const sumOf = ({ sumUsdBillion, sumQualifier }: CapexYear): string =>
    said.qualified(shown(sumUsdBillion), sumQualifier)
  const rowOf = (year: CapexYear, firm: string): YearCapex | undefined =>
    year.rows.find((row) => nameOf(row) === firm)
  const cellOf = (row: YearCapex | undefined): Cell =>
    row === undefined
      ? absentCell(words.absent)
      : { ...valueCell(row.usdBillion, shown(row.usdBillion)), beside: said.kinds[row.kind] }
  const tableRow = (year: CapexYear): TableRow => ({
    label: String(year.year),
    cells: [...firms.map((firm) => cellOf(rowOf(year, firm))), valueCell(year.sumUsdBillion, sumOf(year))],
  })
  const hintOf = ({ year }: CapexYear, row: YearCapex): string =>
    `${nameOf(row)}, ${year}: ${shown(row.usdBillion)} (${said.kinds[row.kind]})`
  const spoken = years.flatMap((year) => year.rows.map((row) => hintOf(year, row)))
  return {
    id: 'capex-by-year',
    title: said.title,
    reading: said.reading,
    description: `${said.reading} ${spoken.join('; ')}`,
    table: {
      title: said.title,
      corner: said.year,
      columns: [...firms, said.sum],
      groups: [{ rows: years.map(tableRow) }],
    },
    plot: (width, setting) =>
      barRows(
        years.map((year) => ({
          label: String(year.year),
          aside: sumOf(year),
          bars: firms.map((firm) => {
            const row = rowOf(year, firm)
            return {
              value: row?.usdBillion,
              hint: row === undefined ? '' : hintOf(year, row),
              isPale: row !== undefined && row.kind !== 'actual',
            }
          }),
        })),
        {
          kinds: firms.map((firm) => ({ name: firm, style: styleOf(firm) })),
          axis: said.axis,
          tick: (value) => formatNumber(value, { language, decimals: 0 }),
          width,
          setting,
        },
      ),
  }
}
