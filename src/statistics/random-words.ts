import type { Hash64 } from './hash.ts'
import { philox } from './philox.ts'

/** An endless sequence of random 32-bit words (Philox4x32-10 in counter order): each call gives the next. */
export function randomWords({ high, low }: Hash64): () => number {
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
  return () => {
    if (next === 4) advance()
    return words[next++] as number
  }
}
