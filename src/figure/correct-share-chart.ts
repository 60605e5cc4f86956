import { ruleX } from '@observablehq/plot'
import type { Summary } from '#run'
import { type ArmCurve, armCurves } from './arm-curves.ts'
import type { Chart } from './chart.ts'
import type { FigureWords } from './figure-words.ts'
import { formatNumber } from './number-format.ts'
import { palette } from './palette.ts'
import { intervalText, quantityText } from './quantity.ts'
import { type ShownArm, shownArms } from './shown-arms.ts'

/** Where the second readout lies: more than a tenth of the thoughts. */
const tenth = 0.1

/**
 * Which share of the thoughts of incorrect responses is correct, cumulated, with two readouts: any, and more than a tenth.
 * Undefined where no thoughts are judged.
 */
export function correctShareChart(summary: Summary, words: FigureWords): Chart | undefined {
  const arms = shownArms(summary, words)
  const percent = (share: number): string =>
    formatNumber(100 * share, { language: words.language, decimals: 0 })
  const curves = arms.map(({ arm, name, style }): ArmCurve => {
    const { cumulative = [], any } = arm.distributions?.correctShares ?? {}
    const steps = Math.max(1, cumulative.length - 1)
    return {
      name,
      style,
      values: cumulative.map((value, step) => ({
        x: step / steps,
        value,
        filter: { arm: arm.id, outcome: 'incorrect', ...(step === 0 ? { firstCorrect: 0 } : {}) },
      })),
      ...(any ? { aside: quantityText(any.value, 'share', words) } : {}),
    }
  })
  return armCurves(curves, {
    id: 'correct-shares',
    said: words.analysis.charts.correctShares,
    quantity: 'share',
    words,
    x: {
      domain: [0, 1],
      ticks: [0, 0.1, 0.25, 0.5, 0.75, 1],
      tick: percent,
      name: (share) => words.percent(`≤ ${percent(share)}`),
    },
    stepped: true,
    behind: [ruleX([tenth], { stroke: palette.muted, strokeWidth: 1.25, strokeDasharray: '4,3' })],
    remarks: arms.map((one) => readout(one, words)),
  })
}

function readout({ arm, name }: ShownArm, words: FigureWords): string | undefined {
  const { any, overTenth, responses } = arm.distributions?.correctShares ?? {}
  if (!any || !overTenth || responses === undefined) return undefined
  const text = (estimate: typeof any): string =>
    words.withInterval(
      quantityText(estimate.value, 'share', words),
      intervalText(estimate, { quantity: 'share', words }),
    )
  const count = formatNumber(responses, { language: words.language, decimals: 0 })
  return words.analysis.readout({ name, any: text(any), overTenth: text(overTenth), count })
}
