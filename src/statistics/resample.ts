import { hashParts } from './hash.ts'
import { randomWords } from './random-words.ts'
import { xoshiroFrom, xoshiroState, xoshiroWords } from './xoshiro.ts'

/** The random words that resamples of this seed are drawn by, one at a time. */
function bootstrapWords(seed: string): () => number {
  return xoshiroWords(hashParts(['bootstrap', seed]))
}

/** The same words, as many at a time as the array holds: each call fills it with the next. */
export function manyBootstrapWords(seed: string): (words: Uint32Array) => void {
  return xoshiroFrom(xoshiroState(hashParts(['bootstrap', seed])))
}

/**
 * Bootstrap resamples of clusters: each call draws as many clusters as there are, with replacement, and writes how
 * often each was drawn.
 */
export function resampler(seed: string, size: number): (weights: Float64Array) => void {
  const word = bootstrapWords(seed)
  const scale = size / 0x100000000
  return (weights) => {
    weights.fill(0)
    for (let draw = 0; draw < size; draw++) {
      const index = Math.floor(word() * scale)
      weights[index] = (weights[index] as number) + 1
    }
  }
}

/** Random signs, +1 or −1, one for each cluster. */
export function signFlipper(seed: string): (signs: Float64Array) => void {
  const word = randomWords(hashParts(['sign flip', seed]))
  return (signs) => {
    let bits = 0
    for (let index = 0; index < signs.length; index++) {
      if (index % 32 === 0) bits = word()
      signs[index] = bits & 1 ? 1 : -1
      bits >>>= 1
    }
  }
}
