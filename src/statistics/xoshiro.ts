import type { Hash64 } from './hash.ts'
import { philox } from './philox.ts'

/** The four words that the sequence of a seed begins from. */
export function xoshiroState({ high, low }: Hash64): Uint32Array {
  const state = new Uint32Array(4)
  philox(new Uint32Array(4), Uint32Array.of(low, high), state)
  return state
}

/**
 * An endless sequence of random 32-bit words by xoshiro128** (Blackman and Vigna 2021, "Scrambled linear pseudorandom number
 * generators"), from a state of four words that are not all 0: each call fills the array with the next and keeps the state. A
 * tenth of the time of Philox, for what draws hundreds of millions in sequence and never asks for one by its position.
 */
export function xoshiroFrom(state: Uint32Array): (words: Uint32Array) => void {
  return (words) => {
    let a = (state[0] as number) | 0
    let b = (state[1] as number) | 0
    let c = (state[2] as number) | 0
    let d = (state[3] as number) | 0
    for (let index = 0; index < words.length; index++) {
      const product = Math.imul(b, 5)
      words[index] = Math.imul((product << 7) | (product >>> 25), 9)
      const shifted = b << 9
      c ^= a
      d ^= b
      b ^= c
      a ^= d
      c ^= shifted
      d = (d << 11) | (d >>> 21)
    }
    state[0] = a
    state[1] = b
    state[2] = c
    state[3] = d
  }
}

const stretch = 256

/** The same words one at a time: each call gives the next. */
export function xoshiroWords(seed: Hash64): () => number {
  const fill = xoshiroFrom(xoshiroState(seed))
  const words = new Uint32Array(stretch)
  let next = stretch
  return () => {
    if (next === stretch) {
      fill(words)
      next = 0
    }
    return words[next++] as number
  }
}
