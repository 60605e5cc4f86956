import type { Range } from '#economics'
import { numberFlag } from './number-flag.ts'
import { UsageError } from './usage-error.ts'

type Limits = Parameters<typeof numberFlag>[2]

/**
 * An uncertain number of a flag: `1.2`, or `1.2:0.9:1.5` for what it may be at least and at most; undefined where not given.
 * @throws UsageError where a part is no number in its limits, or low and high don't enclose the value
 */
export function rangeFlag(flag: string, text: string | undefined, limits: Limits): Range | undefined {
  if (text === undefined) return undefined
  const parts = text.split(':')
  if (parts.length !== 1 && parts.length !== 3)
    throw new UsageError(`${flag} must be a number, or VALUE:LOW:HIGH, not "${text}"`)
  const [value = Number.NaN, low = value, high = value] = parts.map(
    (part) => numberFlag(flag, part, limits) ?? Number.NaN,
  )
  if (!(low <= value && value <= high))
    throw new UsageError(`${flag} must have its value between low and high, not "${text}"`)
  return { value, low, high }
}
