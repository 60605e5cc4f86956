import type { TornadoInput } from '#economics'
import type { Chart } from './chart.ts'
import { intervalRows } from './interval-rows.ts'
import { formatNumber } from './number-format.ts'
import { palette } from './palette.ts'
import { type Cell, valueCell } from './table.ts'

/** What an outcome is with one input at its ends, all others as they are. */
interface InputBar<Input extends string> {
  readonly input: Input
  readonly low: { readonly input: number; readonly outcome: number }
  readonly high: { readonly input: number; readonly outcome: number }
}

/** An outcome and how far each of its inputs moves it. */
export interface InputBars<Input extends string> {
  readonly value: number
  readonly bars: readonly InputBar<Input>[]
}

export interface TornadoChartWords<Input extends string = TornadoInput> {
  readonly language: string
  readonly title: string
  readonly reading: string
  /** What is measured, with its unit. */
  readonly outcome: string
  readonly input: string
  /** Columns: the outcome at an input's lower and upper end. */
  readonly ends: readonly [string, string]
  readonly inputs: Readonly<Record<Input, string>>
}

/** How far an outcome moves with each input on its own, the input that moves it most first. */
export function tornadoChart<Input extends string>(
  { value, bars }: InputBars<Input>,
  words: TornadoChartWords<Input>,
): Chart {
  const { language, title, reading, outcome, inputs } = words
  const decimals = value >= 100 ? 0 : 3
  const shown = (number: number): string => formatNumber(number, { language, decimals })
  const cells = ({ low, high }: InputBar<Input>): Cell[] =>
    [low, high].map((end) => ({
      ...valueCell(end.outcome, shown(end.outcome)),
      beside: formatNumber(end.input, { language, decimals: Math.abs(end.input) >= 10 ? 0 : 3 }),
    }))
  const said = ({ input, low, high }: InputBar<Input>): string =>
    `${inputs[input]}: ${shown(low.outcome)}–${shown(high.outcome)}`
  return {
    id: 'tornado',
    title,
    reading,
    description: `${reading} ${bars.map(said).join('; ')}`,
    table: {
      title,
      corner: words.input,
      columns: [...words.ends],
      groups: [{ rows: bars.map((bar) => ({ label: inputs[bar.input], cells: cells(bar) })) }],
    },
    plot: (_, setting) =>
      intervalRows(
        bars.map((bar) => {
          const ends = [bar.low.outcome, bar.high.outcome]
          const interval = { low: Math.min(...ends), high: Math.max(...ends) }
          const style = { color: palette.blue, symbol: 'circle', hollow: false } as const
          const aside = `${shown(bar.low.outcome)}–${shown(bar.high.outcome)}`
          return {
            label: inputs[bar.input],
            aside,
            points: [{ value, interval, style, hint: said(bar) }],
          }
        }),
        {
          domain: { leastSpan: value / 20 },
          axis: outcome,
          tick: shown,
          include: [value],
          guides: [{ at: value }],
          compact: true,
          setting,
        },
      ),
  }
}
