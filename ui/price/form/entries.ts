import type { Range } from '#economics'
import type { FieldTexts } from '../../route/field-texts.ts'
import { type Fault, type Field, faultOf, readNumber, readRange, textOf } from './field.ts'

/** What was written into the fields of a calculator, read. */
export interface Entries {
  readonly text: (id: string) => string
  /** Undefined where an optional field is empty. */
  readonly optional: (id: string) => number | undefined
  readonly number: (id: string) => number
  readonly range: (id: string) => Range
}

/** What is wrong, by field; empty where all can be computed with. */
export function faultsOf(fields: readonly Field[], texts: FieldTexts): ReadonlyMap<string, Fault> {
  return new Map(
    fields.flatMap((field) => {
      const fault = faultOf(field, textOf(field, texts))
      return fault === undefined ? [] : [[field.id, fault] as const]
    }),
  )
}

/** Entries of fields without faults. */
export function entriesOf(fields: readonly Field[], texts: FieldTexts): Entries {
  const byId = new Map(fields.map((field) => [field.id, textOf(field, texts)]))
  const text = (id: string): string => byId.get(id) ?? ''
  return {
    text,
    optional: (id) => readNumber(text(id)),
    number: (id) => needed(id, readNumber(text(id))),
    range: (id) => needed(id, readRange(text(id))),
  }
}

/** A field that a calculator asks for and does not have is a fault of the calculator's. */
function needed<Value>(id: string, value: Value | undefined): Value {
  if (value === undefined) throw new Error(`no field ${id}`)
  return value
}
