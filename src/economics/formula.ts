import type { Explained } from './explained.ts'

type Inputs = Readonly<Record<string, number>>

/**
 * One formula: how it is computed and how it is written stand side by side, so that what `--explain` prints is what was
 * computed. `of` takes plain numbers and is as fast as a function; `explain` takes explained ones and gives one.
 */
export interface Formula<Names extends string> {
  readonly name: string
  readonly symbol: string
  readonly unit: string
  /** The right side, in the names of the inputs: `6 · N · D`. */
  readonly text: string
  readonly source?: string
  readonly of: (inputs: Readonly<Record<Names, number>>) => number
}

/** A formula's value with everything that went into it. */
export function explain<Names extends string>(
  formula: Formula<Names>,
  inputs: Readonly<Record<NoInfer<Names>, Explained>>,
): Explained {
  const { name, symbol, unit, text, source } = formula
  const explained: Readonly<Record<string, Explained>> = inputs
  const values = Object.fromEntries(
    Object.entries(explained).map(([key, { value }]) => [key, value]),
  ) as Inputs as Readonly<Record<Names, number>>
  return {
    name,
    symbol,
    value: formula.of(values),
    unit,
    formula: text,
    // In the formula an input goes by its name there.
    inputs: Object.entries(explained).map(([key, input]) =>
      input.symbol === key ? input : { ...input, symbol: key },
    ),
    ...(source === undefined ? {} : { source }),
  }
}
