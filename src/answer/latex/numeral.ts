import { add, decimal, divide, multiply, power, type Rational, wholeNumber } from './rational.ts'
import type { Token } from './token.ts'
import type { Numeral } from './tree.ts'
import type { Work } from './work.ts'

/** Longer numbers are not computed with. */
const mostDigits = 2000

/** The number that a token stands for; undefined where it is too long. */
export function numeral({ text, repeating }: Token, work: Work): Numeral | undefined {
  if (text.length > mostDigits) return undefined
  const [mantissa = '', exponent = ''] = text.split('e')
  const [whole = '', fraction] = mantissa.split('.')
  const written = decimal(whole, fraction ?? '')
  const value = withRepeating(written, fraction ?? '', repeating, work)
  if (exponent === '')
    return value && { type: 'number', value, rounded: fraction !== undefined && !repeating }
  const scale = power(wholeNumber(10), BigInt(exponent), work)
  const scaled = value && scale && multiply(value, scale, work)
  return scaled && { type: 'number', value: scaled, rounded: true }
}

function withRepeating(
  written: Rational,
  fraction: string,
  repeating: string | undefined,
  work: Work,
): Rational | undefined {
  if (repeating === undefined || repeating.length > mostDigits) return repeating ? undefined : written
  const shift = 10n ** BigInt(fraction.length)
  const period = { n: BigInt(repeating), d: (10n ** BigInt(repeating.length) - 1n) * shift }
  return add(written, period, work)
}

/** A whole number read in another base: `204_5`; undefined where a digit is too large for it. */
export function inBase(digits: string, base: number, work: Work): Numeral | undefined {
  if (base < 2 || base > 36 || digits.length > 200) return undefined
  let value = 0n
  for (const character of digits.toLowerCase()) {
    const digit = Number.parseInt(character, 36)
    if (!(digit < base)) return undefined
    value = value * BigInt(base) + BigInt(digit)
  }
  work.left -= digits.length
  return { type: 'number', value: { n: value, d: 1n }, rounded: false, base }
}

/** `3\frac{1}{2}` and `3 1/2`: a whole number and a proper fraction beside it. */
export function mixedNumber(whole: Numeral, top: Numeral, bottom: Numeral, work: Work): Numeral | undefined {
  const proper =
    whole.value.d === 1n && top.value.d === 1n && bottom.value.d === 1n && top.value.n < bottom.value.n
  if (!proper || whole.rounded || top.rounded || bottom.rounded) return undefined
  const fraction = divide(top.value, bottom.value, work)
  const value = fraction && add(whole.value, fraction, work)
  return value && { type: 'number', value, rounded: false }
}
