import type { AnalysisChartWords } from './analysis-figure-words.ts'
import type { Chart } from './chart.ts'
import { type CurvePlotOptions, type CurveSeries, curvePlot } from './curve-plot.ts'
import { type Bounded, estimateCell } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { label } from './label.ts'
import { absentMark, formatNumber } from './number-format.ts'
import type { SeriesStyle } from './palette.ts'
import { intervalText, knownInterval, type Quantity, quantityText } from './quantity.ts'
import type { ResponseFilter } from './response-filter.ts'
import { sentences } from './shown-models.ts'
import { stepsTable } from './steps-table.ts'
import { stripChart } from './strip-chart.ts'

/** A number of an arm at a place of a continuous axis; without bounds where it is a count. */
export interface CurveValue extends Pick<Bounded, 'value'> {
  readonly x: number
  readonly low?: number | null
  readonly high?: number | null
  readonly filter?: ResponseFilter
}

export interface ArmCurve {
  readonly name: string
  readonly style: SeriesStyle
  readonly values: readonly CurveValue[]
  /** What stands beside its name where many are shown as rows. */
  readonly aside?: string
}

export interface ArmCurvesOptions {
  readonly id: string
  readonly said: AnalysisChartWords
  readonly quantity: Quantity
  readonly words: FigureWords
  readonly x: {
    readonly domain: readonly [number, number]
    readonly type?: 'linear' | 'log'
    readonly ticks: readonly number[]
    readonly tick: (x: number) => string
    /** A place in full: "64–90". */
    readonly name: (x: number) => string
    /** A place as the head of a narrow column. */
    readonly column?: (x: number) => string
  }
  readonly most?: number
  readonly leastSpan?: number
  readonly stepped?: boolean
  readonly intervals?: CurvePlotOptions['intervals']
  readonly behind?: CurvePlotOptions['behind']
  /** Sentences that follow how to read it. */
  readonly remarks?: readonly (string | undefined)[]
}

/** More lines than these cannot be told apart: then the numbers stand in tinted cells. */
const mostLines = 4

/** Lines of some arms over a continuous axis, tinted cells for many. Undefined where no arm has a value. */
export function armCurves(curves: readonly ArmCurve[], options: ArmCurvesOptions): Chart | undefined {
  const shown = curves.filter(({ values }) => values.length > 0)
  if (shown.length === 0) return undefined
  const { id, said, words, remarks = [] } = options
  const lines = shown.length <= mostLines
  const bounded = shown.some(({ values }) => values.some(({ low, high }) => low != null || high != null))
  const reading = sentences(
    said.reading,
    lines && bounded ? words.analysis.shaded : undefined,
    lines ? undefined : words.analysis.tinted,
    ...remarks,
  )
  const items = shown.flatMap((curve) => curve.values.map((value) => spoken(curve, value, options)))
  return {
    id,
    title: said.title,
    reading,
    description: `${reading} ${words.listed(items)}`,
    table: tableOf(shown, options),
    plot: (_, setting) => (lines ? linesOf(shown, options, setting) : stripsOf(shown, options, setting)),
  }
}

function linesOf(
  curves: readonly ArmCurve[],
  options: ArmCurvesOptions,
  setting: CurvePlotOptions['setting'],
): ReturnType<Chart['plot']> {
  const { x, said, quantity, most, leastSpan, stepped, intervals, behind, words } = options
  const isShare = quantity === 'share'
  const series = curves.map((curve): CurveSeries => {
    const { name, style, values } = curve
    return {
      name,
      style,
      points: values.map((one) => {
        const { x: at, value, low, high, filter } = one
        return {
          x: at,
          y: value,
          ...(low === undefined || high === undefined
            ? {}
            : { interval: knownInterval({ value, low, high, method: '' }) }),
          hint: spoken(curve, one, options),
          ...(filter && { filter }),
        }
      }),
    }
  })
  // Few thoughts are told to a tenth; shares are percents, and tokens whole.
  const decimals = quantity === 'share' || quantity === 'tokens' || (most ?? 9) > 6 ? 0 : 1
  return curvePlot(series, {
    x: { ...x, axis: said.across },
    y: {
      domain: {
        leastSpan: leastSpan ?? (isShare ? 0.2 : 0.5),
        within: [0, isShare ? 1 : Infinity],
        ...(most === undefined ? {} : { most }),
      },
      axis: said.axis,
      tick: (value) => formatNumber(isShare ? 100 * value : value, { language: words.language, decimals }),
      include: [0],
    },
    ...(stepped === undefined ? {} : { stepped }),
    ...(intervals === undefined ? {} : { intervals }),
    ...(behind === undefined ? {} : { behind }),
    setting,
  })
}

function placesOf(curves: readonly ArmCurve[]): number[] {
  return [...new Set(curves.flatMap(({ values }) => values.map(({ x }) => x)))].sort((a, b) => a - b)
}

function stripsOf(
  curves: readonly ArmCurve[],
  options: ArmCurvesOptions,
  setting: CurvePlotOptions['setting'],
): ReturnType<Chart['plot']> {
  const { said, quantity, words, x } = options
  const places = placesOf(curves)
  const decimals = quantity === 'share' ? 0 : 1
  const strips = curves.map((curve) => {
    const largest = Math.max(...curve.values.map(({ value }) => value))
    return {
      label: label(curve.name),
      aside: curve.aside ?? '',
      cells: places.map((place) => {
        const one = curve.values.find((value) => value.x === place)
        if (!one) return undefined
        const shown = quantity === 'share' ? 100 * one.value : one.value
        return {
          share: largest === 0 ? 0 : one.value / largest,
          text: formatNumber(shown, { language: words.language, decimals }),
          hint: spoken(curve, one, options),
          ...(one.filter && { filter: one.filter }),
        }
      }),
    }
  })
  return stripChart(strips, { columns: places.map(x.column ?? x.tick), axis: said.across, setting })
}

function tableOf(
  curves: readonly ArmCurve[],
  { said, quantity, words, x }: ArmCurvesOptions,
): Chart['table'] {
  const places = placesOf(curves)
  return stepsTable({
    title: said.title,
    steps: { title: said.across, names: places.map(x.name) },
    arms: { title: words.armName, names: curves.map(({ name }) => name) },
    cell: (arm, step) => {
      const one = curves[arm]?.values.find((value) => value.x === places[step])
      if (!one) return { text: absentMark, note: words.analysis.nothingThere }
      const { value, low, high, filter } = one
      if (low === undefined || high === undefined)
        return { text: quantityText(value, quantity, words), value, ...(filter && { filter }) }
      return estimateCell(
        { value, low, high },
        { quantity, words, filter, reason: () => words.analysis.nothingThere },
      )
    },
  })
}

function spoken(
  { name }: ArmCurve,
  { x: at, value, low, high }: CurveValue,
  { quantity, words, x }: ArmCurvesOptions,
): string {
  const said = { name: `${name}, ${x.name(at)}`, value: quantityText(value, quantity, words) }
  if (low === undefined || high === undefined) return words.spokenCount(said)
  return words.spoken({ ...said, interval: intervalText({ low, high }, { quantity, words }) })
}
