import { readFileSync } from 'node:fs'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import {
  capexByYear,
  fxTable,
  type Peers,
  peerTable,
  scoreCourses,
  spendingIndex,
  type YearCapex,
} from '#market'
import { capexChart } from './capex-chart.ts'
import type { Chart } from './chart.ts'
import { drawChart } from './draw-chart.ts'
import { groupShareChart } from './group-share-chart.ts'
import { indexChart } from './index-chart.ts'
import { leaderboardChart } from './leaderboard-chart.ts'
import type { MarketFigureWords } from './market-figure-words.ts'
import { segmentReturnsChart } from './segment-returns-chart.ts'
import { spendingChart } from './spending-chart.ts'
import { englishMarketWords } from './words/market-en.ts'
import { koreanMarketWords } from './words/market-ko.ts'

function facts<File>(name: string): File {
  return JSON.parse(readFileSync(new URL(`../../data/market/${name}`, import.meta.url), 'utf8')) as File
}

const table = peerTable(facts<Peers>('peers.json'), { date: '2025-02-07', currency: 'KRW', fx: fxTable([]) })
const years = capexByYear(
  facts<{ capexByYear: readonly YearCapex[] }>('fundamentals.json').capexByYear,
  '2025-02-07',
)
const days = ['2024-11-29', '2024-12-31', '2025-01-31']
const levels = days.map((date, place) => ({
  date,
  price: 100 + place,
  total: 100 + place,
  members: 2,
  carried: 0,
  groupShare: 0.3 + 0.05 * place,
}))
const course = (name: string, base: number) => ({
  name,
  points: days.map((date, place) => ({ date, value: base + 5 * place })),
})
const weeks = days.map((date, place) => ({
  date,
  entries: [
    { name: 'one', score: 1300 + 10 * place },
    { name: 'people', score: 1400, isHuman: true },
  ],
}))

const quarters = ['2020-03-31', '2020-06-30', '2020-09-30'].map((end, place) => ({
  firm: 'Alpha',
  end,
  capex: 10 + place,
  opex: 20 + place,
}))
const spending = (['capex', 'opex'] as const).map((kind) =>
  spendingIndex(quarters, { kind, base: '2020Q1', trailing: 1 }),
)

/** Every figure of the market, of made-up numbers where they may be. */
function chartsIn(words: MarketFigureWords, isSynthetic: boolean): readonly (Chart | undefined)[] {
  return [
    segmentReturnsChart(table, { window: 'YTD', words, isSynthetic }),
    indexChart([course('index', 100), course('AIQ', 100)], { words, isSynthetic }),
    groupShareChart(levels, { name: 'Magnificent 7', words, isSynthetic }),
    leaderboardChart(scoreCourses(weeks), { words, isSynthetic }),
    spendingChart(spending, { words, isSynthetic }),
    capexChart(years, words),
  ]
}

function drawn(chart: Chart | undefined): string {
  if (chart === undefined) throw new Error('no chart')
  const { document } = parseHTML('<html><body></body></html>')
  return drawChart(chart, { document, width: 640, standalone: true })
}

describe('figures of the market', () => {
  it('are drawn in both languages, with every number in their table and in words', () => {
    const charts = [englishMarketWords, koreanMarketWords].flatMap((words) => chartsIn(words, false))
    for (const chart of charts) {
      expect(drawn(chart)).not.toMatch(/NaN|undefined/)
      expect(chart?.description).not.toMatch(/NaN|undefined/)
      const rows = chart?.table.groups.flatMap((group) => group.rows) ?? []
      expect(rows.length).toBeGreaterThan(0)
      expect(new Set(rows.map(({ cells }) => cells.length))).toEqual(new Set([chart?.table.columns.length]))
    }
  })

  it('say in the picture and in the title that numbers are made up', () => {
    for (const chart of chartsIn(koreanMarketWords, true).slice(0, 5)) {
      expect(chart?.title).toContain('가상 데이터')
      expect(drawn(chart)).toContain('>가상 데이터<')
    }
  })

  it('show the means of the segments as they were computed', () => {
    const [chart] = chartsIn(englishMarketWords, false)
    const first = chart?.table.groups[0]?.rows.map(({ label, cells }) => [label, cells[0]?.text])
    expect(first).toEqual([
      ['AI for end consumers', '+2.5 %'],
      ['AI for business efficiency', '+1.9 %'],
      ['AI operations', '+33.4 %'],
      ['Foundation models', '+14.8 %'],
      ['Cloud', '+2.5 %'],
      ['Hardware and infrastructure', '+5.9 %'],
    ])
  })

  it('tell what was spent from what is planned, and leave empty what nobody told', () => {
    const chart = capexChart(years, englishMarketWords)
    const row = chart?.table.groups[0]?.rows.find(({ label }) => label === '2025')
    expect(row?.cells.map(({ text, beside }) => [text, beside])).toEqual([
      ['104', 'planned'],
      ['75.0', 'planned'],
      // Meta's and Microsoft's own: only both together were printed.
      ['—', undefined],
      ['—', undefined],
      ['150', 'planned'],
      // Of the 150 only an upper end was told, so that the sum has one too.
      ['≤ 329', undefined],
    ])
    const before = chart?.table.groups[0]?.rows.find(({ label }) => label === '2021')
    expect(before?.cells[4]).toEqual({ text: '—', note: 'nobody told' })
  })

  it('are none where there is nothing to show', () => {
    const words = englishMarketWords
    expect(indexChart([{ name: 'x', points: [] }], { words, isSynthetic: false })).toBeUndefined()
    expect(groupShareChart([], { name: 'x', words, isSynthetic: false })).toBeUndefined()
    expect(leaderboardChart(scoreCourses(weeks.slice(0, 1)), { words, isSynthetic: false })).toBeUndefined()
    expect(spendingChart([], { words, isSynthetic: false })).toBeUndefined()
    expect(capexChart([], words)).toBeUndefined()
  })
})
