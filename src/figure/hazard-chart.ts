import type { Summary, SummaryHazard } from '#run'
import { type ArmCurve, armCurves, type CurveValue } from './arm-curves.ts'
import { mostOf } from './axis-domain.ts'
import type { Chart } from './chart.ts'
import { logarithmic, placeOf, type Stretch, stretchOf } from './distribution-charts.ts'
import type { FigureWords } from './figure-words.ts'
import { quantityText } from './quantity.ts'
import { shownArms } from './shown-arms.ts'
import { shownModels } from './shown-models.ts'

export type HazardTime = 'sinceSwitch' | 'sinceStart'

const said = { sinceSwitch: 'hazardSinceSwitch', sinceStart: 'hazardSinceStart' } as const
const ids = { sinceSwitch: 'switch-hazard', sinceStart: 'switch-hazard-since-start' } as const

/** How often thinking switches as time goes by, among what still goes on. Undefined where no arm switches. */
export function hazardChart(
  summary: Summary,
  { time, words }: { readonly time: HazardTime; readonly words: FigureWords },
): Chart | undefined {
  const { shown, leftOut } = shownModels(
    summary,
    words,
    ({ distributions }) => switchesOf(distributions?.switchHazard[time]) >= leastSwitches,
    { seldom: true },
  )
  const arms = shownArms(summary, words).filter(({ arm }) => shown.includes(arm))
  const hazards = arms.flatMap(({ arm }) => arm.distributions?.switchHazard[time] ?? [])
  const names = new Map(
    hazards.flatMap(({ edges }) => edges.slice(1).map((to, bin) => nameOfBin(edges[bin] ?? 0, to, words))),
  )
  const curves = arms.map(({ arm, name, style }): ArmCurve => {
    const { all } = arm.switches
    return {
      name,
      style,
      values: valuesOf(arm.distributions?.switchHazard[time], arm.id),
      ...(all ? { aside: quantityText(all.value, 'mean', words) } : {}),
    }
  })
  const largest = mostOf(curves.flatMap(({ values }) => values.map(({ value }) => value)))
  return armCurves(curves, {
    id: ids[time],
    said: words.analysis.charts[said[time]],
    quantity: 'mean',
    words,
    x: logarithmic(
      hazards.flatMap(({ edges }) => edges.map((edge) => Math.max(leastTime, edge))),
      words,
      names,
    ),
    most: largest,
    remarks: [leftOut],
  })
}

/** With fewer switches than these nothing can be said of when they come. */
const leastSwitches = 10

/** Tokens at which the logarithmic axis begins: the first stretch reaches from 0 to 16. */
const leastTime = 6

function nameOfBin(from: number, to: number, words: FigureWords): [number, Stretch] {
  return [timeOf(from, to), stretchOf(from, to, words)]
}

function timeOf(from: number, to: number): number {
  return placeOf(Math.max(leastTime, from), to)
}

function switchesOf(hazard: SummaryHazard | undefined): number {
  return hazard?.switches.reduce((sum, count) => sum + count, 0) ?? 0
}

function valuesOf(hazard: SummaryHazard | undefined, arm: string): CurveValue[] {
  if (!hazard) return []
  const { edges, rate } = hazard
  return rate.value.flatMap((value, bin) => {
    if (value === null) return []
    const [from = 0, to = 0] = edges.slice(bin, bin + 2)
    const [low = null, high = null] = [rate.low[bin], rate.high[bin]]
    return [{ x: timeOf(from, to), value, low, high, filter: { arm, minThoughts: 2 } }]
  })
}
