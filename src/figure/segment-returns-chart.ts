import type { PeerTable, ReturnWindow } from '#market'
import { barRows } from './bar-rows.ts'
import type { Chart } from './chart.ts'
import type { MarketFigureWords } from './market-figure-words.ts'
import { formatNumber } from './number-format.ts'
import { palette } from './palette.ts'
import { absentCell, type Cell, valueCell } from './table.ts'

const styles = {
  equal: { color: palette.blue, symbol: 'circle', hollow: false },
  cap: { color: palette.orange, symbol: 'diamond2', hollow: false },
} as const

/** What the segments did over a window: the mean with equal weights beside that by market value. */
export function segmentReturnsChart(
  table: PeerTable,
  {
    window,
    words,
    isSynthetic,
  }: { readonly window: ReturnWindow; readonly words: MarketFigureWords; readonly isSynthetic: boolean },
): Chart {
  const { segmentReturns: said, language, percent } = words
  const title = `${said.title(window, table.date)}${isSynthetic ? ` (${words.synthetic})` : ''}`
  const lang = language === 'ko' ? 'ko' : 'en'
  const rows = table.segments.map(({ name, means }) => ({
    name: name[lang],
    equal: means[window].equal,
    cap: means[window].cap,
  }))
  const shown = (value: number | null): string =>
    value === null ? '—' : percent(formatNumber(value, { language, decimals: 1, signed: true }))
  const cell = (value: number | null): Cell =>
    value === null ? absentCell(words.absent) : valueCell(value, shown(value))
  const spoken = rows.map(
    ({ name, equal, cap }) => `${name}: ${said.equal} ${shown(equal)}, ${said.cap} ${shown(cap)}`,
  )
  return {
    id: 'segment-returns',
    title,
    reading: said.reading,
    description: `${said.reading} ${spoken.join('; ')}`,
    table: {
      title,
      corner: said.segment,
      columns: [said.equal, said.cap],
      groups: [
        { rows: rows.map(({ name, equal, cap }) => ({ label: name, cells: [cell(equal), cell(cap)] })) },
      ],
      oneScale: true,
    },
    plot: (width, setting) =>
      barRows(
        rows.map(({ name, equal, cap }) => ({
          label: name,
          aside: `${shown(equal)} · ${shown(cap)}`,
          bars: [
            { value: equal ?? undefined, hint: `${name}, ${said.equal}: ${shown(equal)}` },
            { value: cap ?? undefined, hint: `${name}, ${said.cap}: ${shown(cap)}` },
          ],
        })),
        {
          kinds: [
            { name: said.equal, style: styles.equal },
            { name: said.cap, style: styles.cap },
          ],
          axis: said.axis,
          tick: (value) => formatNumber(value, { language, decimals: 0 }),
          remark: isSynthetic ? words.synthetic : undefined,
          width,
          setting,
        },
      ),
  }
}
