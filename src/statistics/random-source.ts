import { hashParts } from './hash.ts'
import { unitInterval } from './philox.ts'
import { randomWords } from './random-words.ts'

/** Seeded random numbers in sequence. */
export interface RandomSource {
  /** The next number in [0, 1). */
  readonly uniform: () => number
  /** The next integer in [0, below); below is an integer from 1 to 2⁵³. */
  readonly integer: (below: number) => number
  /** A shuffled copy. */
  readonly shuffle: <T>(values: readonly T[]) => T[]
}

/** A sequence that is wholly determined by its seed (Philox4x32-10 in counter order). */
export function randomSource(seed: string): RandomSource {
  const word = randomWords(hashParts(['source', seed]))
  const uniform = (): number => unitInterval(word(), word())
  const integer = (below: number): number => {
    if (!(Number.isInteger(below) && below >= 1))
      throw new RangeError(`random integer below ${below}: must be at least 1`)
    return Math.floor(uniform() * below)
  }
  const shuffle = <T>(values: readonly T[]): T[] => {
    const shuffled = [...values]
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = integer(last + 1)
      const held = shuffled[last] as T
      shuffled[last] = shuffled[other] as T
      shuffled[other] = held
    }
    return shuffled
  }
  return { uniform, integer, shuffle }
}
