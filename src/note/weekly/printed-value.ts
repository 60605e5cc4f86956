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

/** Numbers that a note can name, by their paths. */
export type Entries = readonly (readonly [string, Explained])[]

/** An explanation with the source of what it was computed of, where it names none itself. */
export function sourced(
  explained: Explained,
  { source, date }: { readonly source: string; readonly date: string },
): Explained {
  return { ...explained, source: explained.source ?? source, date: explained.date ?? date }
}
