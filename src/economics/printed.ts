import type { Range } from './datum.ts'

/** A number as it was printed: it stands for everything that rounds to it. `high` itself rounds up already. */
export interface Printed extends Range {
  readonly decimals: number
}

/**
 * Reads a printed number: half of its last digit on either side.
 * @throws RangeError where the text is no plain decimal number
 */
export function printedNumber(text: string): Printed {
  const plain = text.trim().replaceAll(',', '')
  const [, decimalPart = ''] = /^[-+]?\d+(?:\.(\d+))?$/.exec(plain) ?? []
  const value = Number(plain)
  if (plain === '' || !/^[-+]?\d+(\.\d+)?$/.test(plain) || !Number.isFinite(value))
    throw new RangeError(`"${text}": must be a number as it was printed, such as 2573 or 394.2`)
  return rounded(value, decimalPart.length)
}

/** What a number that was rounded to so many decimals can have been. */
export function rounded(value: number, decimals = 0): Printed {
  const half = 0.5 / 10 ** decimals
  return { value, low: value - half, high: value + half, decimals }
}

const slack = 1e-9

/** Whether a computed number, or anything in its range, prints as that: intervals are compared, never digits. */
export function agrees({ low, high }: Pick<Range, 'low' | 'high'>, printed: Printed): boolean {
  return high >= printed.low - slack && low < printed.high - (low === high ? 0 : slack)
}

/** The sum of ranges: as wide as all of them together. */
export function sumOfRanges(ranges: readonly Range[]): Range {
  const sum = (key: keyof Range): number => ranges.reduce((total, range) => total + range[key], 0)
  return { value: sum('value'), low: sum('low'), high: sum('high') }
}
