import { readdirSync, readFileSync } from 'node:fs'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import type { Summary } from '#run'
import { scriptedSummary } from '../../test/fixture/scripted-study.ts'
import { summaryFixture } from '../../test/fixture/summary.ts'
import type { Chart } from './chart.ts'
import { chartElement, drawChart } from './draw-chart.ts'
import { figureCharts } from './figure-charts.ts'
import type { FigureOptions } from './figure-options.ts'
import { policyTable } from './policy-table.ts'
import type { PublishedUnderthinking } from './published-underthinking.ts'
import { responseChart } from './response-chart.ts'
import { type FilteredElement, filterOf } from './response-filter.ts'
import { englishFigureWords as words } from './words/en.ts'
import { koreanFigureWords } from './words/ko.ts'

const { document } = parseHTML('<!doctype html><html><body></body></html>')
const tip = (alpha: number, beta: number): { name: string; parameters: Record<string, number> } => ({
  name: 'tip',
  parameters: { alpha, beta },
})
const grid: Summary = await scriptedSummary({
  problems: 16,
  samples: 3,
  policies: [{ name: 'none', parameters: {} }, tip(2, 10), tip(2, 25), tip(4, 10), tip(4, 25)],
})
const pair: FigureOptions = { arms: ['none', 'tip:alpha=4,beta=25'] }
const published = JSON.parse(
  readFileSync(new URL('../../data/published-underthinking.json', import.meta.url), 'utf8'),
) as PublishedUnderthinking & {
  readonly example: {
    readonly shownThoughtTokens: readonly number[]
    readonly moreThoughts: { readonly count: number; readonly meanTokens: number }
    readonly underthinking: number
  }
}

function chartsOf(options: FigureOptions = {}, language = words): ReadonlyMap<string, Chart> {
  return new Map(figureCharts(grid, language, options).map((chart) => [chart.id, chart]))
}

function chartOf(id: string, options: FigureOptions = {}): Chart {
  const chart = chartsOf(options).get(id)
  if (!chart) throw new Error(`no chart ${id}`)
  return chart
}

describe('the charts of the analysis', () => {
  it('are all there for a study with levels, samples and a grid of penalties', () => {
    expect([...chartsOf().keys()].slice(7)).toEqual([
      'tip-grid',
      'accuracy-tokens',
      'cost-frontier',
      'underthinking',
      'accuracy-underthinking',
      'correct-by-position',
      'correct-shares',
      'first-correct',
      'token-ratio',
      'thought-ratio',
      'tokens-by-level',
      'thoughts-by-level',
      'switch-hazard',
      'switch-hazard-since-start',
      'thought-length-distribution',
      'thought-count-distribution',
      'reasoning-token-distribution',
      'pass-at',
      'majority-at',
      'shortest-at',
      'budget-accuracy',
    ])
  })

  it('draw numbers alone, few arms as many, at one level or one outcome, without styles or scripts', () => {
    for (const options of [
      {},
      pair,
      { ...pair, level: 2 },
      { ...pair, outcome: 'correct', published } as const,
    ]) {
      for (const chart of chartsOf(options).values())
        expect(`${chart.id} ${drawChart(chart, { document })}`).not.toMatch(
          /NaN|undefined|null|Infinity|<style|<script|style=|href|url\(|http|data-filter/,
        )
    }
  })

  it('have their numbers as a table, and a reason for every dash', () => {
    for (const chart of chartsOf(pair).values()) {
      const rows = chart.table.groups.flatMap((group) => group.rows)
      const cells = rows.flatMap((row) => row.cells)
      expect(`${chart.id} ${cells.some(({ value }) => value !== undefined)}`).toBe(`${chart.id} true`)
      for (const { note } of cells.filter(({ text }) => text === '—'))
        expect(`${chart.id} ${note}`).toMatch(/ \S/)
      for (const row of rows) expect(row.cells).toHaveLength(chart.table.columns.length)
    }
  })

  it('have a number at every line of their axes', () => {
    for (const chart of chartsOf().values())
      expect(`${chart.id} ${drawChart(chart, { document })}`).not.toMatch(/<text[^>]*(?:\/>|><\/text>)/)
  })

  it('say in words what they show', () => {
    for (const chart of chartsOf(pair).values())
      for (const row of chart.table.groups[0]?.rows.slice(0, 1) ?? [])
        expect(row.cells.filter(({ text }) => chart.description.includes(text))).not.toEqual([])
  })

  it('speak Korean wherever they speak English', () => {
    const text = [...chartsOf({ ...pair, published }, koreanFigureWords).values()]
      .map((chart) => `${chart.description} ${drawChart(chart, { document }).replace(/<[^>]*>/g, ' ')}`)
      .join(' ')
    const names = published.tables.flatMap(({ results }) =>
      results.map(({ set, model }) => `${set} ${model}`),
    )
    const known = new Set(
      `alpha arXiv beta none pass penalty tip TIP underthinking UT ${names.join(' ')}`.match(/[A-Za-z]{2,}/g),
    )
    expect([...new Set(text.match(/[A-Za-z]{2,}/g))].filter((word) => !known.has(word))).toEqual([])
  })
})

describe('an interactive chart', () => {
  interface Element extends FilteredElement {
    querySelectorAll(selector: string): Iterable<Element>
  }
  const filtersOf = (chart: Chart): unknown[] => {
    const svg = chartElement(chart, { document, interactive: true }) as unknown as Element
    return [...svg.querySelectorAll('[data-filter]')].map((mark) => filterOf(mark))
  }

  it('has marks that say which responses they stand for', () => {
    expect(filtersOf(chartOf('tokens-by-outcome', pair))).toContainEqual({
      arm: 'tip:alpha=4,beta=25',
      outcome: 'incorrect',
    })
    expect(filtersOf(chartOf('first-correct', pair))).toContainEqual({
      arm: 'none',
      outcome: 'incorrect',
      firstCorrect: 0,
    })
    for (const chart of chartsOf(pair).values()) {
      if (chart.id === 'response-thoughts') continue
      expect(`${chart.id} ${filtersOf(chart).length}`).not.toBe(`${chart.id} 0`)
    }
  })

  it('keeps to the level that it was narrowed to', () => {
    const filters = filtersOf(chartOf('tokens-by-outcome', { ...pair, level: 3 }))
    expect(filters.length).toBeGreaterThan(0)
    for (const filter of filters) expect(filter).toMatchObject({ level: 3 })
  })

  it('has as many responses in the bins of a distribution as the arm has', () => {
    const { table } = chartOf('reasoning-token-distribution', pair)
    const shares = table.groups[0]?.rows.map((row) => row.cells[0]?.value ?? 0) ?? []
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  })
})

describe('a response laid out', () => {
  const { shownThoughtTokens, moreThoughts, underthinking } = published.example
  const response = {
    name: 'worked example',
    thoughts: shownThoughtTokens.map((tokens, index) => ({ tokens, correct: index === 0 })),
    more: moreThoughts,
  }

  it("gives the paper's worked example: 411 of 7,681 tokens, UT .9465", () => {
    const chart = responseChart(response, { words })
    expect(chart?.reading).toContain('25 thoughts, 7,681 tokens')
    expect(chart?.reading).toContain(`411 of 7,681 tokens, so that UT = 1 − 411 ÷ 7,681 = ${underthinking}`)
    expect(chart && drawChart(chart, { document })).toContain('20 more thoughts, 284 tokens on average')
  })

  it('tells the rest of a long response by its number and mean', () => {
    const thoughts = Array.from({ length: 30 }, (_, index) => ({ tokens: 10 + index }))
    const chart = responseChart({ name: 'long', thoughts }, { words, most: 4 })
    expect(chart?.table.groups[0]?.rows.at(-1)).toMatchObject({
      label: '26 more thoughts, 27 tokens on average',
    })
    expect(chart?.reading).not.toContain('UT')
    expect(responseChart({ name: 'empty', thoughts: [] }, { words })).toBeUndefined()
  })
})

describe('the table of policies', () => {
  it('has published numbers only under the score that they are of', () => {
    const { columns, groups } = policyTable(grid, { words, published })
    const [, ...tables] = groups
    expect(tables.map(({ title }) => title)).toHaveLength(published.tables.length)
    const later = tables.find(({ title }) => title?.includes('v2'))
    const [first] = later?.rows ?? []
    expect(first?.cells[columns.indexOf(words.analysis.score)]?.text).toBe('')
    expect(first?.cells[columns.indexOf(words.analysis.weighted)]?.value).toBe(0.117)
  })
})

describe('a summary without distributions', () => {
  it('still has the charts that need none', () => {
    const ids = figureCharts(summaryFixture(), words).map(({ id }) => id)
    expect(ids).toContain('underthinking')
    expect(ids).not.toContain('switch-hazard')
  })
})

describe('the room of figures', () => {
  it('takes from rooms that know the world their types alone, so that a browser can load it', () => {
    const folder = new URL('.', import.meta.url)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
      const source = readFileSync(new URL(name, folder), 'utf8')
      expect(
        `${name} ${source.match(/^import \{[^}]*\} from '(?:#(?:engine|run|study|report|note|gateway|viewer|cli)\b|node:|linkedom)[^']*'/m)?.[0]}`,
      ).toBe(`${name} undefined`)
    }
  })
})
