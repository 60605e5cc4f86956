import type { Chart } from './chart.ts'
import { formatNumber } from './number-format.ts'
import { armStyles } from './palette.ts'
import { type ScatterPoint, scatterPlot } from './scatter-plot.ts'
import { valueCell } from './table.ts'

/** A training run of which hours and a cost are known. */
export interface PricedRun {
  readonly id: string
  readonly model: string
  readonly gpu: string
  readonly gpuHours: number
  readonly costUsd: number
  /** Whether the cost was printed; else it is hours at an assumed price. */
  readonly isPrinted: boolean
}

export interface TrainingRunsWords {
  readonly language: string
  readonly title: string
  readonly reading: string
  readonly hours: string
  readonly cost: string
  readonly gpu: string
  readonly model: string
  /** Said of a cost that nobody printed. */
  readonly assumed: string
}

/** GPU-hours against cost of training runs; both over several orders of magnitude. Undefined of fewer than two. */
export function trainingRunsChart(runs: readonly PricedRun[], words: TrainingRunsWords): Chart | undefined {
  if (runs.length < 2) return undefined
  const { language, title, reading, hours, cost } = words
  const shown = (value: number): string => formatNumber(value, { language, decimals: 0 })
  const millions = (value: number): string =>
    formatNumber(value / 1e6, { language, decimals: value < 1e6 ? 2 : 1 })
  const styles = armStyles(
    runs.map(({ id }) => id),
    '',
  )
  const said = ({ model, gpuHours, costUsd, isPrinted }: PricedRun): string =>
    `${model}: ${shown(gpuHours)} h, $${shown(costUsd)}${isPrinted ? '' : ` (${words.assumed})`}`
  const points: readonly ScatterPoint[] = runs.map((run) => ({
    name: run.model,
    // A ring stands for a cost that was not printed.
    style: { ...(styles.get(run.id) ?? baseStyle), hollow: !run.isPrinted },
    x: run.gpuHours,
    y: run.costUsd,
    hint: said(run),
  }))
  return {
    id: 'training-runs',
    title,
    reading,
    description: `${reading} ${runs.map(said).join('; ')}`,
    table: {
      title,
      corner: words.model,
      columns: [words.gpu, hours, cost],
      groups: [
        {
          rows: runs.map((run) => ({
            label: run.model,
            cells: [
              { text: run.gpu },
              valueCell(run.gpuHours, shown(run.gpuHours)),
              {
                ...valueCell(run.costUsd, shown(run.costUsd)),
                ...(run.isPrinted ? {} : { note: words.assumed }),
              },
            ],
          })),
        },
      ],
    },
    plot: (width, setting) =>
      scatterPlot(points, {
        width,
        x: { domain: { leastSpan: 0 }, axis: `${hours}, 10⁶`, type: 'log', tick: millions },
        y: { domain: { leastSpan: 0 }, axis: `${cost}, 10⁶`, type: 'log', tick: millions },
        setting,
      }),
  }
}

const baseStyle = { color: '#1b1f24', symbol: 'circle', hollow: false } as const
