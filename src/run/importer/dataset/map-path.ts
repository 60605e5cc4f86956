import { fieldOf, isRow } from './dataset-field.ts'

/** One step of a path: a field, the element at an index (from the end where negative), or every element. */
export type MapStep = { readonly field: string } | { readonly index: number } | { readonly every: true }

/** What is wrong with a map, and at which of its characters, from 0. */
export class MapSyntaxError extends Error {
  override readonly name = 'MapSyntaxError'
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

/** A text that is being read, and where. */
export interface MapCursor {
  readonly text: string
  at: number
}

/**
 * Reads a path up to a comma or the end: `output[].text`, `choices[0].message`, `"odd name"[-1]`.
 * @throws MapSyntaxError
 */
export function pathAt(cursor: MapCursor): readonly MapStep[] {
  const steps: MapStep[] = [{ field: keyAt(cursor) }]
  for (;;) {
    const next = cursor.text[cursor.at]
    if (next === undefined || next === ',') return steps
    if (next === '.') {
      cursor.at++
      steps.push({ field: keyAt(cursor) })
    } else if (next === '[') steps.push(bracketAt(cursor))
    else throw new MapSyntaxError(`"${next}" after a field; allowed are . [ and ,`, cursor.at)
  }
}

const mostSteps = /^-?\d{1,9}$/
const special = '.,[]="'

/** A field's name: as it is, a backslash before a special character; or in double quotes. */
function keyAt(cursor: MapCursor): string {
  const { text } = cursor
  if (text[cursor.at] === '"') return quotedAt(cursor)
  const start = cursor.at
  let key = ''
  while (cursor.at < text.length && !special.includes(text[cursor.at] as string)) {
    if (text[cursor.at] === '\\') cursor.at++
    key += text[cursor.at++] ?? ''
  }
  if (key.trim() !== '') return key.trim()
  throw new MapSyntaxError('a field is missing; put odd names into double quotes', start)
}

function quotedAt(cursor: MapCursor): string {
  const { text } = cursor
  const start = cursor.at++
  let key = ''
  for (;;) {
    const character = text[cursor.at++]
    if (character === undefined) throw new MapSyntaxError('a double quote is not closed', start)
    if (character === '"') return key
    key += character === '\\' ? (text[cursor.at++] ?? '') : character
  }
}

function bracketAt(cursor: MapCursor): MapStep {
  const start = cursor.at
  const end = cursor.text.indexOf(']', start)
  if (end < 0) throw new MapSyntaxError('a bracket is not closed', start)
  const inside = cursor.text.slice(start + 1, end).trim()
  cursor.at = end + 1
  if (inside === '') return { every: true }
  if (mostSteps.test(inside)) return { index: Number(inside) }
  throw new MapSyntaxError(`[${inside}]; allowed are [] and a whole number`, start)
}

/** What a path finds: one value, or with `[]` in it a value for each element, in their order. */
export type Found =
  | { readonly isList: false; readonly value: unknown }
  | { readonly isList: true; readonly values: readonly unknown[] }

export function followPath(record: unknown, steps: readonly MapStep[]): Found {
  let values: readonly unknown[] = [record]
  let isList = false
  for (const step of steps) {
    if ('every' in step) {
      isList = true
      values = values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []))
    } else values = values.map((value) => stepInto(value, step))
  }
  return isList ? { isList, values } : { isList, value: values[0] }
}

function stepInto(value: unknown, step: Exclude<MapStep, { readonly every: true }>): unknown {
  if ('index' in step) return Array.isArray(value) ? (value as unknown[]).at(step.index) : undefined
  return isRow(value) ? fieldOf(value, step.field) : undefined
}
