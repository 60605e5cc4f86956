import { UsageError } from './usage-error.ts'

/**
 * Computes with what a user said: a calculator refuses numbers outside its domain by a RangeError of one line.
 * @throws UsageError in its words
 */
export function withinDomain<Value>(compute: () => Value): Value {
  try {
    return compute()
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message)
    throw error
  }
}
