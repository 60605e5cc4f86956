import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClusterTotal } from './cluster-total.ts'
import type { Absent, Estimate } from './estimate.ts'
import { estimateMean } from './estimate-mean.ts'
import { proportionInterval } from './proportion.ts'
import { randomSource } from './random-source.ts'
import { studentQuantile } from './student.ts'

const options = { seed: 's', binary: true, replicates: 400 }

function present(estimate: Estimate | Absent): Estimate {
  if ('absent' in estimate) throw new Error(estimate.absent)
  return estimate
}

function problems(size: number, of: (index: number) => ClusterTotal): ClusterTotal[] {
  return Array.from({ length: size }, (_, index) => of(index))
}

const total = fc
  .tuple(fc.nat(4), fc.integer({ min: 0, max: 4 }))
  .map(([sum, count]) => ({ sum: Math.min(sum, count), count }))

describe('the method', () => {
  it("is Wilson's where each problem has one response of value 0 or 1", () => {
    const estimate = present(
      estimateMean(
        problems(40, (index) => ({ sum: index % 4 ? 1 : 0, count: 1 })),
        options,
      ),
    )
    expect(estimate).toEqual({
      value: 0.75,
      ...proportionInterval(30, 40, 0.95),
      n: 40,
      problems: 40,
      method: 'Wilson',
    })
  })
  it('is bootstrap-t over 30 problems and more', () => {
    const estimate = present(
      estimateMean(
        problems(30, (index) => ({ sum: index % 5, count: 4 })),
        options,
      ),
    )
    expect(estimate).toMatchObject({ value: 0.5, n: 120, problems: 30, method: 'bootstrap-t over problems' })
    expect(estimate.warning).toBeUndefined()
  })
  it("is Student's t over more than 2,000, where it agrees with bootstrap-t even on lengths as skewed as a model's", () => {
    const random = randomSource('skewed lengths')
    const length = (): ClusterTotal => ({ sum: Math.round(-2000 * Math.log(1 - random.uniform())), count: 1 })
    const many = Array.from({ length: 2001 }, length)
    const asked = { seed: 's', binary: false }
    const linear = present(estimateMean(many, asked))
    const resampled = present(estimateMean(many.slice(1), asked))
    expect([linear.method, resampled.method]).toEqual(['t over problems', 'bootstrap-t over problems'])
    const width = resampled.high - resampled.low
    expect(Math.abs(linear.low - resampled.low) / width).toBeLessThan(0.05)
    expect(Math.abs(linear.high - resampled.high) / width).toBeLessThan(0.05)
  })
  it("is Student's t over fewer, with a warning", () => {
    const clusters = problems(4, (index) => ({ sum: 10 * index, count: 1 }))
    const estimate = present(estimateMean(clusters, { ...options, binary: false }))
    const reach = studentQuantile(0.975, 3) * Math.sqrt((225 + 25 + 25 + 225) / 3 / 4)
    expect(estimate.low).toBeCloseTo(15 - reach, 10)
    expect(estimate.high).toBeCloseTo(15 + reach, 10)
    expect(estimate).toMatchObject({
      method: 't over problems',
      warning: 'only 4 problems: below 30 the interval is rough',
    })
  })
  it('is absent, with the reason, where one problem or none has a response that counts', () => {
    expect(estimateMean([{ sum: 0, count: 0 }], options)).toEqual({
      absent: 'no response counts in this metric',
    })
    expect(
      estimateMean(
        [
          { sum: 1, count: 2 },
          { sum: 0, count: 0 },
        ],
        options,
      ),
    ).toEqual({
      absent: 'responses to one problem only: an interval needs at least two problems',
    })
  })
})

describe('a mean without spread', () => {
  it('of zeros and ones is bounded as if each problem had one response', () => {
    const estimate = present(
      estimateMean(
        problems(40, () => ({ sum: 4, count: 4 })),
        options,
      ),
    )
    expect(estimate).toMatchObject({ value: 1, ...proportionInterval(40, 40, 0.95), n: 160 })
    expect(estimate.warning).toBe('every problem gives the same value: its spread is unknown')
  })
  it('of anything else is not bounded', () => {
    const clusters = problems(40, () => ({ sum: 0.3, count: 3 }))
    expect(estimateMean(clusters, { ...options, binary: false })).toMatchObject({
      low: -Infinity,
      high: Infinity,
    })
  })
})

describe('the interval of a mean', () => {
  it('holds the mean and does not depend on the order of problems nor on problems without responses', () => {
    const law = fc.property(fc.array(total, { minLength: 2, maxLength: 45 }), (clusters) => {
      const estimate = estimateMean(clusters, { ...options, replicates: 60 })
      const shuffled = randomSource('order').shuffle([...clusters, { sum: 0, count: 0 }])
      expect(estimateMean(shuffled, { ...options, replicates: 60 })).toEqual(estimate)
      if ('absent' in estimate) return
      expect(estimate.low >= 0 && estimate.low <= estimate.value).toBe(true)
      expect(estimate.high <= 1 && estimate.high >= estimate.value).toBe(true)
    })
    expect(() => fc.assert(law, { seed: 1 })).not.toThrow()
  })
  it('follows the unit of a metric', () => {
    const random = randomSource('unit')
    const clusters = problems(50, () => ({ sum: 100 * random.uniform(), count: 1 + random.integer(3) }))
    const settings = { ...options, binary: false }
    const seconds = present(estimateMean(clusters, settings))
    const milliseconds = present(
      estimateMean(
        clusters.map(({ sum, count }) => ({ sum: 1024 * sum, count })),
        settings,
      ),
    )
    expect(milliseconds).toEqual({
      ...seconds,
      value: 1024 * seconds.value,
      low: 1024 * seconds.low,
      high: 1024 * seconds.high,
    })
  })
  it('widens where resamples may have no spread: the bootstrap alone would not bound it', () => {
    const clusters = problems(40, (index) => ({ sum: index === 0 ? 90 : 0, count: 3 }))
    expect(estimateMean(clusters, { ...options, binary: false }).constructor).toBe(Object)
    expect(present(estimateMean(clusters, { ...options, binary: false })).high).toBe(Infinity)
  })
  it('refuses impossible totals with their place', () => {
    expect(() => estimateMean([{ sum: 3, count: 2 }], options)).toThrow(
      'cluster 1 with sum 3 and count 2: the sum of zeros and ones must be from 0 to their count',
    )
    expect(() => estimateMean([], { ...options, level: 95 })).toThrow(
      'confidence level 95: must lie between 0 and 1',
    )
  })
})
