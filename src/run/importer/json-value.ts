/** Values of foreign JSON, each asked whether it is what is needed; what is not is undefined, never a guess. */

export type JsonObject = Readonly<Record<string, unknown>>

export function objectOf(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined
}

export function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  // Parquet's lists of numbers can come as typed arrays; bytes are no list.
  return ArrayBuffer.isView(value) && !(value instanceof DataView || value instanceof Uint8Array)
    ? Array.from(value as unknown as Iterable<unknown>)
    : undefined
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A text that says something: not empty, not only blanks. */
export function sayingText(value: unknown): string | undefined {
  return typeof value === 'string' && /\S/.test(value) ? value : undefined
}

/** A text that says something, or a number as text: gold answers and ids come as either. */
export function plainText(value: unknown): string | undefined {
  if (typeof value === 'string') return sayingText(value)
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'bigint' ? String(value) : undefined
}

/** A finite number; Parquet's 64-bit integers come as bigint. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** A whole number from 0 upwards. */
export function countOf(value: unknown): number | undefined {
  const number = numberOf(value)
  return number !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : undefined
}

/** Every element as text, or undefined where one of them is none. */
export function textsOf(value: unknown): readonly string[] | undefined {
  const list = listOf(value)
  return list?.every((element) => typeof element === 'string') ? (list as readonly string[]) : undefined
}

type Given<Whole> = {
  readonly [Key in keyof Whole]: Whole extends Readonly<Record<Key, Whole[Key]>>
    ? Whole[Key]
    : Whole[Key] | undefined
}

/** The object without the fields that are undefined, where it is known what has to come of it. */
export function withoutMissing<Whole extends object>(given: Given<Whole>): Whole {
  return withoutAbsent(given) as Whole
}

type WithoutAbsent<Fields> = { readonly [Field in keyof Fields]?: Exclude<Fields[Field], undefined> }

/** The object without the fields that are undefined. */
export function withoutAbsent<Fields extends object>(fields: Fields): WithoutAbsent<Fields> {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) kept[name] = value
  return kept as WithoutAbsent<Fields>
}

const levelText = /^\s{0,9}(?:level\s{0,9})?(\d{1,9})\s{0,9}$/i

/** A level of difficulty, from 1 upwards: 3, "3" or "Level 3". */
export function levelOf(value: unknown): number | undefined {
  const level = typeof value === 'string' ? Number(levelText.exec(value)?.[1]) : numberOf(value)
  return level !== undefined && Number.isSafeInteger(level) && level > 0 ? level : undefined
}
