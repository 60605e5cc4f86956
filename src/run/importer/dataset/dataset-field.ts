import { countOf, type JsonObject, numberOf, objectOf, plainText } from '../json-value.ts'

/** Fields of a row that a stranger wrote by hand: what is asked for, or undefined. Beside the values of json-value.ts. */

export type Row = JsonObject

/** Is it an object with named fields, not a list? */
export function isRow(value: unknown): value is Row {
  return objectOf(value) !== undefined
}

/** A text that says something, a number or truth value in words; undefined for everything else. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'boolean' ? String(value) : plainText(value)
}

/** A finite number, also one that is written as text. */
export function numberIn(value: unknown): number | undefined {
  return numberOf(typeof value === 'string' && value.length < 40 && /\S/.test(value) ? Number(value) : value)
}

/** A count of something: whole, 0 upwards. */
export function countIn(value: unknown): number | undefined {
  return countOf(numberIn(value))
}

/** Yes or no in the ways that data sets say it; undefined where it is neither. */
export function truthIn(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (value === 1 || value === 0) return value === 1
  if (typeof value !== 'string' || value.length > 9) return undefined
  const word = value.trim().toLowerCase()
  if (word === 'true' || word === 'yes' || word === '1' || word === 'correct') return true
  if (word === 'false' || word === 'no' || word === '0' || word === 'incorrect') return false
  return undefined
}

/** The row's own field of that name: never something that every object has, such as `constructor`. */
export function fieldOf(row: Row, name: string): unknown {
  return Object.hasOwn(row, name) ? row[name] : undefined
}

/** The text of the first of these fields that has one. */
export function firstText(row: Row, names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = textIn(fieldOf(row, name))
    if (text !== undefined) return text
  }
  return undefined
}
