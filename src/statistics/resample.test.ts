import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bootstrapKernel } from './bootstrap-kernel.ts'
import { keptReplicates, plainReplicates } from './kept-replicates.ts'
import { resamples } from './kept-resamples.ts'
import { resampler } from './resample.ts'
import { upperQuantile } from './upper-quantile.ts'

describe('resamples that are kept', () => {
  const plain = (seed: string, size: number, replicates: number): number[] => {
    const resample = resampler(seed, size)
    return Array.from({ length: replicates }, () => {
      const weights = new Float64Array(size)
      resample(weights)
      return [...weights]
    }).flat()
  }

  const kept = (seed: string, size: number, replicates: number): number[] => {
    const { weights } = resamples(seed, size, replicates)
    return Array.from({ length: size * replicates }, (_, place) => {
      const [replicate, cluster] = [Math.floor(place / size), place % size]
      return weights[4 * (size * Math.floor(replicate / 4) + cluster) + (replicate % 4)] as number
    })
  }

  it('are those of the resampler, whichever were asked for before', () => {
    const asked = fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 40 }), fc.constantFrom(3, 50))
    fc.assert(
      fc.property(asked, ([seed, size, replicates]) => {
        expect(kept(seed, size, replicates)).toEqual(plain(seed, size, replicates))
      }),
      { seed: 3 },
    )
  })
  it('are made again where there were too many to keep', () => {
    const first = kept('many', 30, 5)
    for (let size = 9000; size < 9003; size++) expect(resamples('many', size, 1000).size).toBe(size)
    expect(kept('many', 30, 5)).toEqual(first)
  })
  it('are added up by the kernel bit for bit as without it', () => {
    const cluster = fc.tuple(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 1, max: 50 }),
    )
    // Counts up to 50, up to 181 and beyond, and broken ones.
    const scale = fc.constantFrom(1, 3.62, 8, 0.3)
    const asked = fc.tuple(
      fc.array(cluster, { minLength: 1, maxLength: 40 }),
      fc.constantFrom(1, 4, 30),
      scale,
    )
    fc.assert(
      fc.property(asked, ([clusters, replicates, times]) => {
        const residuals = Float64Array.from(clusters, ([residual]) => residual)
        const counts = Float64Array.from(clusters, ([, count]) =>
          times > 1 ? Math.round(count * times) : count * times,
        )
        const made = resamples('sums', clusters.length, replicates)
        const sums = bootstrapKernel().sumsOf(made, residuals, counts)
        const [quick, slow] = [
          keptReplicates({ counts }, residuals, made),
          plainReplicates(counts, residuals, made),
        ]
        for (let replicate = 0; replicate < replicates; replicate++) {
          expect(sums(replicate)).toEqual(slow(replicate))
          expect(quick(replicate)).toEqual(slow(replicate))
        }
      }),
      { seed: 5, numRuns: 300 },
    )
  })
})

describe('the cautious quantile', () => {
  it('is the value that sorting puts at its rank', () => {
    const value = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, 1, 1, Infinity, -Infinity))
    const drawn = fc.tuple(
      fc.array(value, { minLength: 1, maxLength: 80 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    fc.assert(
      fc.property(drawn, ([values, probability]) => {
        const rank = Math.ceil(probability * (values.length + 1) - 1e-9)
        const sorted = Float64Array.from(values).sort()
        const expected = rank > values.length ? Infinity : (sorted[Math.max(rank, 1) - 1] as number)
        expect(upperQuantile(Float64Array.from(values), probability) === expected).toBe(true)
      }),
      { seed: 4 },
    )
  })
})
