import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import type { Summary } from '#run'
import {
  armFixture,
  comparisonFixture,
  levelComparisonFixture,
  summaryFixture,
  tipPolicy,
} from '../../test/fixture/summary.ts'
import { accuracyChart } from './accuracy-chart.ts'
import type { Chart } from './chart.ts'
import { differenceChart } from './difference-chart.ts'
import { drawChart } from './draw-chart.ts'
import { effortChart } from './effort-chart.ts'
import { figureCharts } from './figure-charts.ts'
import { englishFigureWords as words } from './words/en.ts'
import { koreanFigureWords } from './words/ko.ts'

const { document } = parseHTML('<!doctype html><html><body></body></html>')

const chartsOf = (summary: Summary): Chart[] => figureCharts(summary, words)
const draw = (chart: Chart): string => drawChart(chart, { document })

function fourArms(): Summary {
  const summary = summaryFixture()
  const others = ['nowait', 'cyclic:period=200']
  return {
    ...summary,
    arms: [...summary.arms, ...others.map((id) => armFixture(id))],
    comparisons: [
      ...summary.comparisons,
      ...others.flatMap((id) => [
        comparisonFixture(id, { value: 0.01, half: 0.05 }),
        comparisonFixture(id, { metric: 'tokens', value: -20, half: 9 }),
        ...[1, 2].map((level) => levelComparisonFixture(id, level, -0.02)),
      ]),
    ],
  }
}

describe('every chart', () => {
  it('names every arm that it is about', () => {
    const summary = fourArms()
    for (const chart of chartsOf(summary)) {
      const compares = chart.id.startsWith('difference')
      const arms = summary.arms.map(({ id }) => id).filter((id) => !(compares && id === 'none'))
      const svg = draw(chart)
      for (const arm of arms) expect(`${chart.id} ${svg}`).toContain(`${arm}`)
    }
  })

  it('has a title and a description that a screen reader finds', () => {
    for (const chart of chartsOf(summaryFixture())) {
      const { document: page } = parseHTML(`<html><body>${draw(chart)}</body></html>`)
      const svg = page.querySelector('svg')
      expect(svg?.getAttribute('role')).toBe('img')
      expect(page.getElementById(svg?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(chart.title)
      expect(page.getElementById(svg?.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
        chart.description,
      )
    }
  })

  it('has neither styles nor scripts nor links, so that any security policy lets it be', () => {
    for (const chart of chartsOf(fourArms()))
      expect(draw(chart)).not.toMatch(/<style|<script|style=|href|url\(|http/)
  })

  it('has no line through a name', () => {
    for (const chart of [
      accuracyChart(fourArms(), words),
      differenceChart(fourArms(), { metric: 'accuracy', words }),
    ]) {
      if (!chart) throw new Error('the fixture compares')
      const { document: page } = parseHTML(`<html><body>${draw(chart)}</body></html>`)
      const down = (element: { getAttribute: (name: string) => string | null }): number =>
        Number(/,([\d.]+)\)$/.exec(element.getAttribute('transform') ?? '')?.[1])
      const names = [...page.querySelectorAll('[font-weight="600"] text')].map(down)
      const lines = [...page.querySelectorAll('[stroke-width="1.25"] line')].map((line) => {
        const ends = ['y1', 'y2'].map((name) => Number(line.getAttribute(name)))
        return [Math.min(...ends), Math.max(...ends)] as const
      })
      expect(names.length).toBeGreaterThan(2)
      expect(lines.length).toBeGreaterThanOrEqual(names.length)
      for (const name of names)
        expect(lines.filter(([from, to]) => from < name + 7 && to > name - 7)).toEqual([])
    }
  })

  it('is drawn the same every time', () => {
    for (const chart of chartsOf(fourArms())) expect(draw(chart)).toBe(draw(chart))
  })

  it('has no coordinate that is not a number, also where bounds are missing', () => {
    const [none, tip] = summaryFixture().arms
    if (!none?.accuracy || !tip?.accuracy) throw new Error('the fixture has accuracies')
    const open = { ...tip, accuracy: { ...tip.accuracy, low: null, high: null } }
    const difference = {
      value: 0.1,
      half: 0.05,
      low: null,
      high: null,
      pointwise: { low: null, high: null },
    }
    const summary = summaryFixture({
      arms: [none, open],
      comparisons: [comparisonFixture(tipPolicy, difference)],
    })
    for (const chart of chartsOf(summary)) expect(draw(chart)).not.toMatch(/NaN|undefined|null|Infinity/)
  })

  it('shows what cannot be estimated as a dash, and says why, never as zero', () => {
    const [none, tip] = summaryFixture().arms
    if (!none || !tip) throw new Error('the fixture has two arms')
    const { accuracy: _, ...silent } = tip
    const summary = summaryFixture({
      arms: [none, { ...silent, tokens: {}, thoughts: {}, byLevel: silent.byLevel.slice(0, 2) }],
      absent: {
        [`arms.${tipPolicy}.accuracy`]: 'all responses failed',
        [`arms.${tipPolicy}.tokens`]: 'no tokenizer',
      },
    })
    const accuracy = accuracyChart(summary, words)
    expect(accuracy.description).toContain(`${tipPolicy}: absent (all responses failed)`)
    expect(draw(accuracy)).toContain('>—<')
    const tokens = effortChart(summary, { measure: 'tokens', words })
    expect(tokens.description).toContain('absent (no tokenizer)')
    expect(draw(tokens)).toContain('— | —')
    for (const chart of chartsOf(summary)) expect(draw(chart)).not.toMatch(/NaN|undefined/)
  })

  it('escapes hostile names and shows nothing unseen', () => {
    const hostile = '</title><script>alert(1)</script>\u202e"&'
    const summary = summaryFixture({
      baseline: hostile,
      arms: [armFixture(hostile)],
      comparisons: [],
    })
    const svg = draw(accuracyChart(summary, words))
    expect(svg).not.toContain('<script')
    expect(svg).not.toContain('\u202e')
    expect(svg).toContain('&lt;script&gt;')
  })

  it('speaks Korean wherever it speaks English', () => {
    const texts = figureCharts(summaryFixture(), koreanFigureWords).map((chart) =>
      draw(chart).replace(/<[^>]*>/g, ' '),
    )
    expect(texts.join(' ')).toContain('기준군')
    expect(texts.join(' ')).toContain('+14.2%p')
    const latin = new Set(texts.join(' ').match(/[A-Za-z]{2,}/g))
    expect([...latin].sort()).toEqual(['UT', 'alpha', 'beta', 'none', 'tip', 'underthinking'])
  })

  it('carries its namespace only where it stands alone', () => {
    const chart = accuracyChart(summaryFixture(), words)
    expect(drawChart(chart, { document, standalone: true })).toContain('xmlns="http://www.w3.org/2000/svg"')
    expect(draw(chart)).not.toContain('xmlns')
  })
})

describe('charts that need something to show', () => {
  it('are not there without comparisons or without levels', () => {
    const single = summaryFixture({ arms: [armFixture('none', { byLevel: [0] })], comparisons: [] })
    expect(chartsOf(single).map(({ id }) => id)).toEqual([
      'accuracy',
      'tokens-by-outcome',
      'thoughts-by-outcome',
      'underthinking',
      'accuracy-underthinking',
    ])
  })
})

describe('the chart of differences', () => {
  it('holds zero and the declared margin within its axis', () => {
    const comparison = comparisonFixture(tipPolicy, {
      value: 0.142,
      half: 0.041,
      margin: 0.05,
      nonInferior: true,
    })
    const chart = differenceChart(summaryFixture({ comparisons: [comparison] }), {
      metric: 'accuracy',
      words,
    })
    if (!chart) throw new Error('there is a comparison')
    const x = chart.plot(360).x as { readonly domain: readonly [number, number] }
    expect(x.domain[0]).toBeLessThan(-0.05)
    expect(draw(chart)).toContain('stroke-dasharray')
  })
})
