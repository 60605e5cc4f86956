import { parseNumber } from '#economics'
import { oneLine } from './harmless-text.ts'
import { UsageError } from './usage-error.ts'

const longestShown = 40

/** An amount above 0, such as 37e9; undefined where it was not given. @throws UsageError where it is none */
export function amountFlag(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = parseNumber(text)
  if (value !== undefined && value > 0) return value
  throw new UsageError(
    `${flag} must be a number above 0, such as 2, 37e9 or 37B, not "${oneLine(text, longestShown)}"`,
  )
}

/** An amount that has to be given. @throws UsageError with an example where it isn't */
export function neededAmount(flag: string, text: string | undefined, example: string): number {
  const amount = amountFlag(flag, text)
  if (amount === undefined) throw new UsageError(`${flag} is missing, such as ${flag} ${example}`)
  return amount
}
