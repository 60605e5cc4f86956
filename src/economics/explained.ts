import type { Datum } from './datum.ts'

/** A number that can be asked "why": its value, and either where it comes from or the formula and what went into it. */
export interface Explained {
  readonly name: string
  /** As it stands in formulas. */
  readonly symbol: string
  readonly value: number
  readonly unit: string
  /** The right side of the formula, in symbols. */
  readonly formula?: string
  readonly inputs?: readonly Explained[]
  readonly source?: string
  readonly date?: string
  readonly note?: string
}

/** What somebody states, as an input of a formula. */
export function given(name: string, symbol: string, value: number, unit: string): Explained {
  return { name, symbol, value, unit }
}

/** A fact as an input of a formula. */
export function fact(name: string, symbol: string, { value, unit, source, date, note }: Datum): Explained {
  return { name, symbol, value, unit, source, date, ...(note === undefined ? {} : { note }) }
}

/**
 * An explanation as lines, inputs indented under what they make:
 *
 *     cost = hours · price = 2,788,000 · 2 = 5,576,000 USD
 *       hours: GPU-hours = 2,788,000 h (DeepSeek-V3 report, table 1, 2024-12)
 */
export function explanationLines(explained: Explained): readonly string[] {
  return linesOf(explained, '', new Set())
}

function linesOf(explained: Explained, indent: string, seen: Set<Explained>): readonly string[] {
  // What goes in twice is explained once.
  if (seen.has(explained)) return []
  seen.add(explained)
  const { name, symbol, value, unit, formula, inputs = [], source, date, note } = explained
  const steps = formula === undefined ? [] : [formula, substituted(formula, inputs)]
  const origin = [source, date].filter((part) => part !== undefined).join(', ')
  const number = `${numberText(value)}${unit === '' ? '' : ` ${unit}`}`
  const line = [`${indent}${name}: ${symbol}`, ...steps, number].join(' = ')
  const remarks = [origin === '' ? '' : ` (${origin})`, note === undefined ? '' : `; ${note}`].join('')
  return [`${line}${remarks}`, ...inputs.flatMap((input) => linesOf(input, `${indent}  `, seen))]
}

/** A formula with numbers in the place of its symbols. */
export function substituted(formula: string, inputs: readonly Explained[]): string {
  const bySymbol = new Map(inputs.map(({ symbol, value }) => [symbol, value]))
  return formula.replace(/[\p{L}_][\p{L}\p{N}_]*/gu, (word) => {
    const value = bySymbol.get(word)
    return value === undefined ? word : numberText(value)
  })
}

const mostGrouped = 1e9
const leastPlain = 1e-3

/** Six significant digits, with a true minus sign; with powers of ten where there would be many zeros. */
export function numberText(value: number): string {
  return plainNumber(value).replace(/^-/, '−')
}

function plainNumber(value: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size >= mostGrouped || size < leastPlain)) {
    const [digits = '', exponent] = value.toPrecision(6).split('e')
    const plain = digits.replace(/\.?0+$/, '')
    return exponent === undefined ? plain : `${plain}e${exponent.replace('+', '')}`
  }
  return value.toLocaleString('en', { maximumSignificantDigits: size >= 1e6 ? 9 : 6 })
}
