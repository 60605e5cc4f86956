import { numberFlag } from './number-flag.ts'
import { UsageError } from './usage-error.ts'

const mostAmount = 1e30

/** An amount above 0, such as 37e9; undefined where it was not given. @throws UsageError where it is none */
export function amountFlag(flag: string, text: string | undefined): number | undefined {
  return numberFlag(flag, text, { least: 0, most: mostAmount, open: true })
}

/** An amount that has to be given. @throws UsageError with an example where it isn't */
export function neededAmount(flag: string, text: string | undefined, example: string): number {
  const amount = amountFlag(flag, text)
  if (amount === undefined) throw new UsageError(`${flag} is missing, such as ${flag} ${example}`)
  return amount
}
