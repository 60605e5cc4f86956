import { manyBootstrapWords } from './resample.ts'

/**
 * How often each cluster was drawn in each of many resamples. Resamples stand in groups of four, side by side: of each cluster
 * in turn the four numbers. A last group that is not full is filled up with zeros.
 */
export interface Resamples {
  readonly size: number
  readonly weights: Uint8Array
}

/** The ones that were used longest ago come first. */
const kept = new Map<string, Resamples>()
const mostKeptBytes = 24 << 20

/**
 * The resamples of `resampler`, all of them at once. Every metric of a run is resampled by the same draws, over as many
 * clusters as count in it: few sizes, met again and again, and drawing costs more than using what was drawn.
 */
export function resamples(seed: string, size: number, replicates: number): Resamples {
  const name = JSON.stringify([seed, size, replicates])
  const made = kept.get(name) ?? drawn(seed, size, replicates)
  kept.delete(name)
  kept.set(name, made)
  let bytes = 0
  for (const { weights } of kept.values()) bytes += weights.length
  for (const [oldest, { weights }] of kept) {
    if (bytes <= mostKeptBytes || oldest === name) break
    kept.delete(oldest)
    bytes -= weights.length
  }
  return made
}

function drawn(seed: string, size: number, replicates: number): Resamples {
  const scale = size / 0x100000000
  const fill = manyBootstrapWords(seed)
  const words = new Uint32Array(size)
  // No cluster is ever drawn 256 times in one resample: of 2,000 clusters the chance of 20 times is below 1e-18.
  const weights = new Uint8Array(4 * size * Math.ceil(replicates / 4))
  for (let replicate = 0; replicate < replicates; replicate++) {
    const first = 4 * (replicate >> 2) * size + (replicate & 3)
    fill(words)
    for (let draw = 0; draw < size; draw++) {
      const index = first + 4 * (((words[draw] as number) * scale) | 0)
      weights[index] = (weights[index] as number) + 1
    }
  }
  return { size, weights }
}
