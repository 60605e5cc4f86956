import { UsageError } from './usage-error.ts'

interface Range {
  readonly least: number
  readonly most: number
  /** Whether the ends themselves are refused. */
  readonly open?: boolean
  readonly whole?: boolean
}

/**
 * The number that a flag was given as text; undefined where it was not given.
 * @throws UsageError where it is none, or out of its range
 */
export function numberFlag(flag: string, text: string | undefined, range: Range): number | undefined {
  if (text === undefined) return undefined
  const { least, most, open = false, whole = false } = range
  const value = text.trim() === '' ? Number.NaN : Number(text)
  const inside = open ? value > least && value < most : value >= least && value <= most
  if (inside && (!whole || Number.isInteger(value))) return value
  const kind = whole ? 'a whole number' : 'a number'
  const ends = open ? `between ${least} and ${most}` : `from ${least} to ${most}`
  throw new UsageError(`${flag} must be ${kind} ${ends}, not "${text}"`)
}
