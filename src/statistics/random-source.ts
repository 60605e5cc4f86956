import { hashParts } from './hash.ts'
import { philox, unitInterval } from './philox.ts'

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
  const { high, low } = hashParts(['source', seed])
  const key = Uint32Array.of(low, high)
  const counter = new Uint32Array(4)
  const words = new Uint32Array(4)
  let next = 4
  const advance = (): void => {
    philox(counter, key, words)
    counter[0] = (counter[0] as number) + 1
    if (counter[0] === 0) counter[1] = (counter[1] as number) + 1
    next = 0
  }
  const uniform = (): number => {
    if (next === 4) advance()
    const value = unitInterval(words[next] as number, words[next + 1] as number)
    next += 2
    return value
  }
  const integer = (below: number): number => {
    if (!(Number.isInteger(below) && below >= 1)) throw new RangeError(`random integer below ${below}: must be at least 1`)
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
