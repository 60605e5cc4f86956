/** Fields of a row that a stranger wrote: what is asked for, or undefined. */

export type Row = Readonly<Record<string, unknown>>

/** Is it an object with named fields, not a list? */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text as it is, a number or truth value in words; undefined for everything else and for nothing but blanks. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'string') return isBlank(value) ? undefined : value
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  return undefined
}

/** Looks no further than the first character that is none, so that it costs nothing on a long text. */
function isBlank(text: string): boolean {
  return !/\S/.test(text)
}

/** A finite number, also one that is written as text. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'bigint') return Number(value)
  const number = typeof value === 'string' && value.length < 40 && !isBlank(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** A count of something: whole, 0 upwards. */
export function countIn(value: unknown): number | undefined {
  const number = numberIn(value)
  return number !== undefined && number >= 0 && Number.isSafeInteger(number) ? number : undefined
}

export function listIn(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined
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

/** A level, 1 upwards, from `5` or `Level 5`. */
export function levelIn(value: unknown): number | undefined {
  if (typeof value === 'string')
    return levelOf(Number(/^\s{0,9}(?:level\s{0,9})?(\d{1,9})\s{0,9}$/i.exec(value)?.[1]))
  return levelOf(numberIn(value))
}

function levelOf(level: number | undefined): number | undefined {
  return level !== undefined && Number.isSafeInteger(level) && level > 0 ? level : undefined
}
