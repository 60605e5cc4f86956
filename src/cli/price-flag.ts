import type { StatedPrice } from '#study'
import { numberIn } from './study-request.ts'
import { UsageError } from './usage-error.ts'

/** The value of `--price IN,OUT`. */
export function priceIn(text: string): StatedPrice {
  const [input, output, ...more] = text.split(',').map(numberIn)
  if (
    typeof input === 'number' &&
    typeof output === 'number' &&
    input >= 0 &&
    output >= 0 &&
    more.length === 0
  )
    return { input, output }
  throw new UsageError(
    `--price ${text}: must be two numbers, US dollars for a million tokens in and out, such as 0.5,2`,
  )
}
