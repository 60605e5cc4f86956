import { parseNumber } from '#economics'
import { UsageError } from './usage-error.ts'

interface Range {
  readonly least: number
  /** Without it there is no upper end. */
  readonly most?: number
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
  const { least, most = Number.POSITIVE_INFINITY, open = false, whole = false } = range
  const value = parseNumber(text)
  const isInside = (given: number): boolean =>
    open ? given > least && given < most : given >= least && given <= most
  if (value !== undefined && isInside(value) && (!whole || Number.isInteger(value))) return value
  const kind = whole ? 'a whole number' : 'a number'
  const ends = open ? `between ${least} and ${most}` : `from ${least} ${upTo(most)}`
  throw new UsageError(`${flag} must be ${kind} ${ends}, not "${text}"`)
}

function upTo(most: number): string {
  return most === Number.POSITIVE_INFINITY ? 'upwards' : `to ${most}`
}
