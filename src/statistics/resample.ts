import { hashParts } from './hash.ts'
import { randomWords } from './random-words.ts'

/**
 * Bootstrap resamples of clusters: each call draws as many clusters as there are, with replacement, and writes how
 * often each was drawn.
 */
export function resampler(seed: string, size: number): (weights: Float64Array) => void {
  const word = randomWords(hashParts(['bootstrap', seed]))
  const scale = size / 0x100000000
  return (weights) => {
    weights.fill(0)
    for (let draw = 0; draw < size; draw++) {
      const index = Math.floor(word() * scale)
      weights[index] = (weights[index] as number) + 1
    }
  }
}

/** How often each cluster was drawn in each of many resamples, one resample after the other. */
export interface Resamples {
  readonly size: number
  readonly weights: Uint8Array
}

/** The last ones made: every metric of a run is resampled by the same draws, and drawing costs more than using them. */
let latest: (Resamples & { readonly seed: string }) | undefined

/** The resamples of {@link resampler}, all of them at once. */
export function resamples(seed: string, size: number, replicates: number): Resamples {
  if (latest && latest.seed === seed && latest.size === size && latest.weights.length === size * replicates)
    return latest
  const resample = resampler(seed, size)
  const drawn = new Float64Array(size)
  // No cluster is ever drawn 256 times in one resample: of 2,000 clusters the chance of 20 times is below 1e-18.
  const weights = new Uint8Array(size * replicates)
  for (let replicate = 0; replicate < replicates; replicate++) {
    resample(drawn)
    weights.set(drawn, replicate * size)
  }
  latest = { seed, size, weights }
  return latest
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

/**
 * The quantile of simulated values, cautious: the smallest of them that at least `probability` × (n + 1) do not exceed;
 * Infinity where so far out that the simulation cannot tell.
 */
export function upperQuantile(values: Float64Array, probability: number): number {
  const rank = Math.ceil(probability * (values.length + 1) - 1e-9)
  return rank > values.length ? Infinity : (Float64Array.from(values).sort()[Math.max(rank, 1) - 1] as number)
}
