import { type Day, dayNumber } from '#market'
import { UsageError } from './usage-error.ts'

/** A day of the calendar; undefined where not given. @throws UsageError where it is none */
export function dayFlag(flag: string, text: string | undefined): Day | undefined {
  if (text === undefined) return undefined
  try {
    dayNumber(text)
  } catch {
    throw new UsageError(`${flag} must be a day such as 2025-02-07, not "${text}"`)
  }
  return text
}
