import type { Summary, SummaryArm } from '#run'
import { levelsOf } from './accuracy-by-level-chart.ts'
import { analysisCharts } from './analysis-charts.ts'
import type { Chart } from './chart.ts'
import { type FigureOptions, narrowed } from './figure-options.ts'
import type { FigureWords } from './figure-words.ts'
import { modelEffortChart } from './model-effort-chart.ts'
import { loopChart, modelAccuracyChart } from './model-share-chart.ts'
import { seriesChart } from './series-chart.ts'
import { shownModels } from './shown-models.ts'

/** Every chart that the summary of an import has something for, in the order of a report. Their ids are unique. */
export function modelCharts(summary: Summary, words: FigureWords, options: FigureOptions = {}): Chart[] {
  return narrowed(summary, options, (shown) => [
    modelEffortChart(shown, { measure: 'tokens', words }),
    modelEffortChart(shown, { measure: 'thoughts', words }),
    modelAccuracyChart(shown, words),
    byLevel(shown, 'accuracy', words),
    byLevel(shown, 'tokens', words),
    positionChart(shown, words),
    loopChart(shown, words),
    ...analysisCharts(shown, words, options),
  ])
}

function byLevel(summary: Summary, measure: 'accuracy' | 'tokens', words: FigureWords): Chart | undefined {
  const of = (one: Pick<SummaryArm, 'accuracy' | 'tokens'>): SummaryArm['accuracy'] =>
    measure === 'accuracy' ? one.accuracy : one.tokens.all
  const at =
    (arm: SummaryArm) =>
    (level: number): SummaryArm['accuracy'] => {
      const found = arm.byLevel.find((one) => one.level === level)
      return found && of(found)
    }
  const { shown, leftOut } = shownModels(summary, words, ({ byLevel: levels }) =>
    levels.some((one) => isMeasured(of(one), measure)),
  )
  return seriesChart(
    shown.map((arm) => ({
      id: arm.id,
      whole: of(arm),
      at: at(arm),
      filterAt: (level) => ({ arm: arm.id, level }),
    })),
    {
      id: `model-${measure}-by-level`,
      said: words.imported.charts[`${measure}ByLevel`],
      steps: levelsOf(summary),
      stepName: (level) => words.level(String(level)),
      corner: words.levelTable.level,
      quantity: measure === 'accuracy' ? 'share' : 'tokens',
      leftOut,
      words,
    },
  )
}

/** That responses without any reasoning have none of its tokens is nothing to show. */
export function isMeasured(estimate: SummaryArm['accuracy'], measure: 'accuracy' | 'tokens'): boolean {
  return estimate !== undefined && (measure === 'accuracy' || estimate.value > 0)
}

/** With fewer switches than these nothing can be said of where they are. */
const leastSwitches = 10

/** Whether a model switches often enough to say where. */
export function isPositioned({ switches: { all }, switchesByPosition }: SummaryArm): boolean {
  return switchesByPosition !== undefined && all !== undefined && all.value * all.n >= leastSwitches - 0.5
}

function positionChart(summary: Summary, words: FigureWords): Chart | undefined {
  const { shown, leftOut } = shownModels(summary, words, isPositioned, { seldom: true })
  return seriesChart(
    shown.map(({ id, switches, switchesByPosition }) => ({
      id,
      whole: switches.all,
      at: (tenth) => switchesByPosition?.[tenth - 1],
      filterAt: () => ({ arm: id, minThoughts: 2 }),
    })),
    {
      id: 'model-switches-by-position',
      said: words.imported.charts.switchesByPosition,
      steps: Array.from({ length: 10 }, (_, index) => index + 1),
      stepName: String,
      corner: words.imported.charts.switchesByPosition.axis,
      quantity: 'mean',
      lineAxis: words.imported.switchesAxis,
      leftOut,
      words,
    },
  )
}
