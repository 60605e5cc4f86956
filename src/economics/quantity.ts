declare const unitOf: unique symbol

/** The units that calculators take and give. Every money is dated by the rate that made it, every speed says dense or sparse. */
export type Unit =
  | 'USD'
  | 'KRW'
  | 'CNY'
  | 'USD/h'
  | 'USD/1M tokens'
  | 'USD/kWh'
  | 's'
  | 'h'
  | 'year'
  | 'bit'
  | 'byte'
  | 'byte/s'
  | 'FLOP'
  | 'FLOP/s dense'
  | 'FLOP/s sparse'
  | 'token'
  | 'token/s'
  | 'W'
  | 'kWh'
  | 'mm²'
  | 'TPP'
  | 'TPP/mm²'

/** A number of one unit: the compiler keeps units apart, at run time it is a plain number. */
export type Quantity<U extends Unit> = number & { readonly [unitOf]: U }

/**
 * Says of which unit a number is.
 * @throws RangeError where it is no finite number
 */
export function of<U extends Unit>(unit: U, value: number): Quantity<U> {
  if (!Number.isFinite(value)) throw new RangeError(`${value} ${unit}: must be a finite number`)
  return value as Quantity<U>
}

const secondsPerHour = 3600
/** Hours of a year in every calculator here: 365 days, as cluster costs are usually stated; not 8,766. */
export const hoursPerYear = 8760
const bitsPerByte = 8

export function secondsOf(hours: Quantity<'h'>): Quantity<'s'> {
  return of('s', hours * secondsPerHour)
}

export function hoursOf(seconds: Quantity<'s'>): Quantity<'h'> {
  return of('h', seconds / secondsPerHour)
}

export function bytesOf(bits: Quantity<'bit'>): Quantity<'byte'> {
  return of('byte', bits / bitsPerByte)
}

/** Dense speed of a chip whose data sheet prints the speed with structured (2:4) sparsity: half of it. */
export function denseOf(sparse: Quantity<'FLOP/s sparse'>): Quantity<'FLOP/s dense'> {
  return of('FLOP/s dense', sparse / 2)
}

/** Powers of ten that letters behind a number stand for: 37B parameters, 14.8T tokens, 2.788M hours, 50bn dollars. */
const powers: Readonly<Record<string, number>> = { k: 3, K: 3, M: 6, mn: 6, B: 9, bn: 9, T: 12, tn: 12 }

/** A number as text, times what letters right behind it stand for (37B, 14.8T, 2.788M); undefined where it is none. */
export function parseNumber(text: string): number | undefined {
  const [, digits, exponent, letters] =
    /^\s*([-+]?(?:\d+\.?\d*|\.\d+))(?:(e[-+]?\d+)|(k|K|M|mn|B|bn|T|tn))?\s*$/.exec(text.replace('E', 'e')) ??
    []
  if (digits === undefined) return undefined
  // As text, so that 2.788M is 2,788,000 to the last bit.
  const value = Number(`${digits}${exponent ?? `e${powers[letters ?? ''] ?? 0}`}`)
  return Number.isFinite(value) ? value : undefined
}

/** A number as text with its unit, as in `2.5 USD` or `14.8T token`; what is no number, or of another unit, is refused. */
export function parseQuantity<U extends Unit>(text: string, unit: U): Quantity<U> {
  const trimmed = text.trim()
  const isOfUnit = trimmed.endsWith(unit) && parseNumber(trimmed.slice(0, -unit.length)) !== undefined
  const value = parseNumber(isOfUnit ? trimmed.slice(0, -unit.length) : trimmed)
  if (value !== undefined) return of(unit, value)
  const [, given] = /^[-+]?[\d.]+(?:e[-+]?\d+)?\s*(\S.*)$/i.exec(trimmed) ?? []
  throw new RangeError(
    given === undefined
      ? `"${text}": must be a number in ${unit}`
      : `"${text}": must be in ${unit}, not in ${given}`,
  )
}
