/** A JSON object from outside: nothing of it is known. */
export type Body = Readonly<Record<string, unknown>>

export function asBody(value: unknown): Body | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : undefined
}

/** The first of these keys that holds an object. */
export function bodyAt(body: Body | undefined, ...keys: readonly string[]): Body | undefined {
  for (const key of keys) {
    const found = asBody(body?.[key])
    if (found) return found
  }
  return undefined
}

/** The objects of a list; whatever else stands in it is passed over. */
export function bodiesAt(body: Body | undefined, key: string): readonly Body[] {
  const list = body?.[key]
  if (!Array.isArray(list)) return []
  return list.filter((item): item is Body => asBody(item) !== undefined)
}

/** The first of these keys that holds a text with something in it. */
export function textAt(body: Body | undefined, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = body?.[key]
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

/** The first of these keys that holds a whole number, 0 or more. */
export function countAt(body: Body | undefined, ...keys: readonly string[]): number | undefined {
  for (const key of keys) {
    const value = body?.[key]
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  }
  return undefined
}

/** A finite number, 0 or more: a price, a duration. */
export function amountAt(body: Body | undefined, key: string): number | undefined {
  const value = body?.[key]
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined
}

/** The sum of what is known; undefined where nothing is. */
export function sumOf(...counts: readonly (number | undefined)[]): number | undefined {
  let sum: number | undefined
  for (const count of counts) if (count !== undefined) sum = (sum ?? 0) + count
  return sum
}
