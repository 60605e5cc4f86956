import type { SpendingIndex } from '#market'
import type { Chart } from './chart.ts'
import { coursePlot } from './course-plot.ts'
import { label } from './label.ts'
import type { MarketFigureWords } from './market-figure-words.ts'
import { formatNumber } from './number-format.ts'
import { palette } from './palette.ts'
import { absentCell, type Cell, type Table, valueCell } from './table.ts'

const ends = ['03-31', '06-30', '09-30', '12-31'] as const

/** The last day of a quarter such as 2024Q1. */
function endOf(quarter: string): string {
  return `${quarter.slice(0, 4)}-${ends[Number(quarter.slice(5)) - 1]}`
}

/** Capex and opex of firms together, each 100 in its base quarter. Undefined with fewer than two quarters. */
export function spendingChart(
  indices: readonly SpendingIndex[],
  { words, isSynthetic }: { readonly words: MarketFigureWords; readonly isSynthetic: boolean },
): Chart | undefined {
  const shownIndices = indices.filter(({ levels }) => levels.length > 1)
  const [first] = shownIndices
  if (first === undefined) return undefined
  const { spending: said, language } = words
  const firms = Object.keys(first.levels[0]?.firms ?? {})
  const title = `${said.title(firms.map((firm) => label(firm)).join(', '))}${isSynthetic ? ` (${words.synthetic})` : ''}`
  const shown = (value: number): string => formatNumber(value, { language, decimals: 0 })
  const styles = {
    capex: { color: palette.blue, symbol: 'circle', hollow: false },
    opex: { color: palette.orange, symbol: 'diamond2', hollow: false },
  } as const
  const lasts = shownIndices.map(
    ({ kind, levels }) => `${said.kinds[kind]}: ${shown(levels.at(-1)?.index ?? Number.NaN)}`,
  )
  return {
    id: 'spending',
    title,
    reading: said.reading,
    description: `${said.reading} ${lasts.join('; ')}`,
    table: tableOf(shownIndices, { title, words, shown }),
    plot: (width, setting) =>
      coursePlot(
        shownIndices.map(({ kind, levels }) => ({
          name: `${said.kinds[kind]}  ${shown(levels.at(-1)?.index ?? Number.NaN)}`,
          style: styles[kind],
          points: levels.map(({ quarter, index }) => ({
            date: endOf(quarter),
            value: index,
            hint: `${said.kinds[kind]}, ${quarter}: ${shown(index)}`,
          })),
        })),
        {
          language,
          domain: { leastSpan: 20 },
          axis: `${first.base} = 100`,
          tick: shown,
          include: [100],
          remark: isSynthetic ? words.synthetic : undefined,
          width,
          setting,
        },
      ),
  }
}

function tableOf(
  indices: readonly SpendingIndex[],
  {
    title,
    words,
    shown,
  }: {
    readonly title: string
    readonly words: MarketFigureWords
    readonly shown: (value: number) => string
  },
): Table {
  const { quarter: corner, kinds } = words.spending
  const quarters = [...new Set(indices.flatMap(({ levels }) => levels.map(({ quarter }) => quarter)))].sort()
  const cellOf = ({ levels }: SpendingIndex, quarter: string): Cell => {
    const level = levels.find((one) => one.quarter === quarter)?.index
    return level === undefined ? absentCell(words.absent) : valueCell(level, shown(level))
  }
  const rows = quarters.map((quarter) => ({
    label: quarter,
    cells: indices.map((index) => cellOf(index, quarter)),
  }))
  return { title, corner, columns: indices.map(({ kind }) => kinds[kind]), groups: [{ rows }] }
}
