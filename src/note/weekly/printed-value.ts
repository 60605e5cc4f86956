import type { Explained } from '#economics'

/** Where a printed number stands. */
export interface PrintedPlace {
  readonly source: string
  readonly date: string
}

/** A number that was printed somewhere: an input, marked as what it is. */
export function printedValue(
  name: string,
  value: number,
  unit: string,
  { source, date }: PrintedPlace,
): Explained {
  return { name, symbol: name, value, unit, source, date, note: 'printed' }
}

/** A number that is computed of others here. */
export function derivedValue(
  name: string,
  {
    value,
    unit,
    formula,
    inputs,
  }: {
    readonly value: number
    readonly unit: string
    readonly formula: string
    readonly inputs: readonly Explained[]
  },
): Explained {
  return { name, symbol: name, value, unit, formula, inputs, note: 'derived' }
}
