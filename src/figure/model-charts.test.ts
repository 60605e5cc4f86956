import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import type { SummaryArm } from '#run'
import { importedFixture, modelFixture } from '../../test/fixture/imported-summary.ts'
import { drawChart } from './draw-chart.ts'
import { modelCharts } from './model-charts.ts'
import { modelTable } from './model-table.ts'
import { englishFigureWords as words } from './words/en.ts'
import { koreanFigureWords } from './words/ko.ts'

const { document } = parseHTML('<!doctype html><html><body></body></html>')
const many = Array.from({ length: 25 }, (_, index) =>
  modelFixture(`model-${index}`, { accuracy: 0.5 + index / 60, levels: [1, 2, 3, 4, 5], loops: index / 100 }),
)

function drawn(arms: readonly SummaryArm[], language = words): ReadonlyMap<string, string> {
  const charts = modelCharts(importedFixture({ arms }), language)
  return new Map(charts.map((chart) => [chart.id, drawChart(chart, { document })]))
}

describe('charts of imported responses', () => {
  it('are all there where everything is known', () => {
    expect([...drawn(many).keys()]).toEqual([
      'model-tokens',
      'model-thoughts',
      'model-accuracy',
      'model-accuracy-by-level',
      'model-tokens-by-level',
      'model-switches-by-position',
      'model-loops',
      'accuracy-tokens',
      'thoughts-by-level',
    ])
  })

  it('name every model, be it one or twenty-five', () => {
    for (const arms of [many, many.slice(3, 4)]) {
      for (const [id, svg] of drawn(arms)) {
        for (const arm of arms.filter(({ loops }) => id !== 'model-loops' || (loops?.value ?? 0) > 0))
          expect(`${id} ${svg}`).toContain(`>${arm.id}<`)
        expect(svg).not.toMatch(/NaN|undefined|null|Infinity|<style|<script|style=|href|url\(|http/)
      }
    }
  })

  it('leave out models without the measure, and say so', () => {
    const arms = [modelFixture('own', { accuracy: 0.5 }), modelFixture('summarised', { own: false })]
    const charts = modelCharts(importedFixture({ arms }), words)
    const thoughts = charts.find(({ id }) => id === 'model-thoughts')
    expect(thoughts?.reading).toContain('Not measured: summarised.')
    expect(drawn(arms).get('model-thoughts')).not.toContain('>summarised<')
    expect(drawn(arms).get('model-tokens')).toContain('>summarised<')
    expect(charts.map(({ id }) => id)).not.toContain('model-loops')
  })

  it('show all responses as a ring where correct and incorrect ones are not both known', () => {
    const chart = modelCharts(importedFixture({ arms: [modelFixture('ungraded')] }), words)[0]
    expect(chart?.reading).not.toContain('Diamonds')
    expect(chart?.description).toContain('ungraded: 1,300 (95\u00a0% interval 1,100 to 1,500)')
  })

  it('keep their axis where an interval has no end, and mark that it goes on', () => {
    const arm = modelFixture('wild', { accuracy: 0.5 })
    const { correct, incorrect } = arm.tokens
    if (!correct || !incorrect) throw new Error('the fixture has both')
    const wild = { ...arm, tokens: { ...arm.tokens, incorrect: { ...incorrect, high: 73_431 } } }
    const chart = modelCharts(importedFixture({ arms: [wild] }), words)[0]
    const x = chart?.plot(360).x as { readonly domain: readonly [number, number] }
    expect(x.domain[1]).toBeLessThan(5000)
    expect(chart?.reading).toContain(words.imported.beyond)
  })

  it('draw lines with intervals for a few models and numbers in cells for many', () => {
    const reading = (arms: readonly SummaryArm[]): string | undefined =>
      modelCharts(importedFixture({ arms }), words).find(({ id }) => id === 'model-accuracy-by-level')
        ?.reading
    expect(reading(many.slice(0, 3))).toContain(words.imported.withIntervals)
    expect(reading(many)).toContain(words.analysis.tinted)
  })

  it('speak Korean wherever they speak English', () => {
    const text = [...drawn(many.slice(0, 6), koreanFigureWords).values()].join(' ').replace(/<[^>]*>/g, ' ')
    expect([...new Set(text.match(/[A-Za-z]{2,}/g))]).toEqual(['model'])
  })
})

describe('the table of models', () => {
  it('says once a row that its problems are few', () => {
    const arm = modelFixture('few')
    const few = {
      ...arm,
      tokens: {
        all: { value: 5, low: 1, high: 9, n: 8, problems: 8, method: 'm', warning: 'only 8 problems' },
      },
      loops: { value: 0, low: 0, high: 0.4, n: 8, problems: 8, method: 'm', warning: 'only 8 problems' },
    }
    const [row] = modelTable(importedFixture({ arms: [few] }), words).groups[0]?.rows ?? []
    expect(row?.cells[0]?.note).toBe(words.imported.modelTable.fewProblems)
    expect(row?.cells.slice(1).map(({ note }) => note)).not.toContain('only 8 problems')
  })

  it('has no interval around a number that never varied', () => {
    const arm = modelFixture('still')
    const still = { value: 0, low: 0, high: null, n: 9, problems: 9, method: 'none', warning: 'never varies' }
    const table = modelTable(importedFixture({ arms: [{ ...arm, tokens: { all: still } }] }), words)
    const tokens = table.groups[0]?.rows[0]?.cells[table.columns.indexOf('Reasoning tokens')]
    expect(tokens).toEqual({ text: '0.0', note: 'never varies' })
  })
})
