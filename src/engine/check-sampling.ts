import type { Sampling } from './engine.ts'

/** @throws RangeError with one line where tokens can't be drawn so */
export function checkSampling({ temperature, topP, maxTokens }: Sampling): void {
  if (!(temperature >= 0 && temperature <= 100)) {
    throw new RangeError(`temperature ${temperature}: must be from 0 to 100`)
  }
  if (!(topP > 0 && topP <= 1)) throw new RangeError(`top-p ${topP}: must be above 0 and at most 1`)
  if (!(Number.isInteger(maxTokens) && maxTokens >= 1)) {
    throw new RangeError(`token limit ${maxTokens}: must be a whole number from 1`)
  }
}
