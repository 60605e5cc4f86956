import type { Summary, SummaryArm } from '#run'
import { type ArmCurve, armCurves, type CurveValue } from './arm-curves.ts'
import type { Chart } from './chart.ts'
import { logarithmic } from './distribution-charts.ts'
import type { FigureWords } from './figure-words.ts'
import { formatNumber } from './number-format.ts'
import { shownArms } from './shown-arms.ts'

export type SamplingMeasure = 'passAt' | 'majorityAt' | 'shortestAt'

const ids: Readonly<Record<SamplingMeasure, string>> = {
  passAt: 'pass-at',
  majorityAt: 'majority-at',
  shortestAt: 'shortest-at',
}

/** What k responses to a problem give together, for each k. Undefined where no arm has more than one k. */
export function samplingChart(
  summary: Summary,
  { measure, words }: { readonly measure: SamplingMeasure; readonly words: FigureWords },
): Chart | undefined {
  const curves = curvesOf(summary, words, (arm) =>
    (arm[measure] ?? []).map(({ k, value, low, high }) => ({
      x: k,
      value,
      low,
      high,
      filter: { arm: arm.id },
    })),
  )
  const places = curves.flatMap(({ values }) => values.map(({ x }) => x))
  if (new Set(places).size < 2) return undefined
  const most = Math.max(...places)
  return armCurves(curves, {
    id: ids[measure],
    said: words.analysis.charts[measure],
    quantity: 'share',
    words,
    x: {
      domain: [1, most],
      type: 'log',
      ticks: [1, 2, 4, 8, 16, 32, 64, 128, 256].filter((k) => k <= most),
      tick: String,
      name: (k) => `k = ${k}`,
    },
  })
}

/** Accuracy within a budget of reasoning tokens. Undefined where no arm has such a curve. */
export function budgetChart(summary: Summary, words: FigureWords): Chart | undefined {
  const curves = curvesOf(summary, words, (arm) =>
    (arm.budgetCurve?.points ?? []).map(({ budget, value, low, high }) => ({
      x: budget,
      value,
      low,
      high,
      filter: { arm: arm.id, outcome: 'correct', maxTokens: Math.floor(budget) },
    })),
  )
  const budgets = curves.flatMap(({ values }) => values.map(({ x }) => x)).filter((budget) => budget > 0)
  if (new Set(budgets).size < 2) return undefined
  const text = (budget: number): string => formatNumber(budget, { language: words.language, decimals: 0 })
  const names = new Map(budgets.map((budget) => [budget, { from: budget, name: text(budget) }]))
  return armCurves(
    curves.map((curve) => ({ ...curve, values: curve.values.filter(({ x }) => x > 0) })),
    {
      id: 'budget-accuracy',
      said: words.analysis.charts.budgetCurve,
      quantity: 'share',
      words,
      x: logarithmic(budgets, words, names),
    },
  )
}

function curvesOf(
  summary: Summary,
  words: FigureWords,
  of: (arm: SummaryArm) => readonly CurveValue[],
): ArmCurve[] {
  return shownArms(summary, words).map(({ arm, name, style }) => ({ name, style, values: of(arm) }))
}
