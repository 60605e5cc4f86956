import { describe, expect, it } from 'vitest'
import { gatheredReplicates } from './gathered-resamples.ts'
import { randomSource } from './random-source.ts'
import { resampler } from './resample.ts'

/** The sums that the resampler's weights give. */
function weighted(residuals: Float64Array, counts: Float64Array, weights: Float64Array): object {
  const sum = (of: (residual: number, count: number) => number): number =>
    weights.reduce(
      (total, weight, index) => total + weight * of(residuals[index] as number, counts[index] as number),
      0,
    )
  const near = (value: number): unknown => expect.closeTo(value, 6)
  return {
    count: near(sum((_, count) => count)),
    residual: near(sum((residual) => residual)),
    squares: near(sum((residual) => residual ** 2)),
    products: near(sum((residual, count) => residual * count)),
    countSquares: near(sum((_, count) => count ** 2)),
  }
}

describe('replicates that are added up while they are drawn', () => {
  const size = 5000
  const random = randomSource('gathered')
  const residuals = Float64Array.from({ length: size }, () => random.uniform() - 0.5)
  const alike = new Float64Array(size).fill(16)
  const unlike = Float64Array.from({ length: size }, () => 1 + random.integer(5))

  it.each([
    ['equal', alike],
    ['unequal', unlike],
  ])('are those of the resampler, with %s counts', (_, counts) => {
    const next = gatheredReplicates({ size, sums: residuals, counts }, residuals, 'seed')
    const resample = resampler('seed', size)
    const weights = new Float64Array(size)
    for (let replicate = 0; replicate < 3; replicate++) {
      resample(weights)
      expect(next()).toEqual(weighted(residuals, counts, weights))
    }
  })
})
