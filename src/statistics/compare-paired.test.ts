import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePaired } from './compare-paired.ts'
import { mcNemar } from './mcnemar.ts'
import type { PairedContrast, PairedDifference } from './paired-contrast.ts'
import { pairedProportionInterval } from './paired-proportion.ts'
import { randomSource } from './random-source.ts'

type Cluster = PairedContrast['clusters'][number]

const options = { seed: 's', replicates: 400 }

function lengths(seed: string, problems: number, factor: number): PairedContrast {
  const random = randomSource(seed)
  const clusters = Array.from({ length: problems }, () => {
    const scale = 200 + 800 * random.uniform()
    const total = (by: number) => ({ sum: by * scale * (3 + random.uniform()), count: 4 })
    return { a: total(1), b: total(factor) }
  })
  return { name: seed, clusters, binary: false, harmful: 'higher' }
}

function accuracies(seed: string, problems: number, gain: number, samples = 4): PairedContrast {
  const random = randomSource(seed)
  const clusters = Array.from({ length: problems }, () => {
    const chance = random.uniform()
    const right = (p: number) => ({
      sum: Array.from({ length: samples }, () => random.uniform() < p).filter(Boolean).length,
      count: samples,
    })
    return { a: right(chance), b: right(chance + gain * (1 - chance)) }
  })
  return { name: seed, clusters, binary: true, harmful: 'lower' }
}

function only(differences: readonly PairedDifference[]): PairedDifference {
  if (differences.length !== 1 || !differences[0]) throw new Error('one contrast expected')
  return differences[0]
}

function swapped(contrast: PairedContrast): PairedContrast {
  return { ...contrast, clusters: contrast.clusters.map(({ a, b }) => ({ a: b, b: a })) }
}

describe('with one response of value 0 or 1 to each problem', () => {
  it("the interval is Newcombe's at the Bonferroni level and the p-value McNemar's, adjusted", () => {
    const family = [accuracies('x', 200, 0.3, 1), accuracies('y', 200, 0, 1)]
    const [first] = comparePaired(family, options)
    const cells = { both: 0, onlyA: 0, onlyB: 0, neither: 0 }
    for (const { a, b } of family[0]?.clusters ?? []) {
      cells[a.sum ? (b.sum ? 'both' : 'onlyA') : b.sum ? 'onlyB' : 'neither']++
    }
    expect(first).toMatchObject({ ...pairedProportionInterval(cells, 0.975).interval })
    expect(first?.pointwise).toEqual(pairedProportionInterval(cells, 0.95).interval)
    expect(first?.method).toBe('Newcombe paired, Bonferroni')
    expect(first?.pValue).toBeCloseTo(2 * mcNemar(cells.onlyA, cells.onlyB), 12)
  })
  it('a problem that neither arm answered does not count', () => {
    const contrast = accuracies('x', 50, 0.2, 1)
    const nothing = { sum: 0, count: 0 }
    const longer = { ...contrast, clusters: [...contrast.clusters, { a: nothing, b: nothing }] }
    expect(comparePaired([longer], options)).toEqual(comparePaired([contrast], options))
  })
})

describe('the method of other contrasts', () => {
  it('is bootstrap-t from 30 problems on, t with a warning below', () => {
    expect(only(comparePaired([lengths('x', 30, 0.9)], options))).toMatchObject({
      method: 'bootstrap-t over problems, max-|t|',
    })
    expect(only(comparePaired([lengths('x', 29, 0.9)], options))).toMatchObject({
      method: 't over problems, Bonferroni',
      warning: 'only 29 problems: below 30 the interval is rough',
    })
  })
  it('counts only problems with a response that counts: with 3 of 100 the interval is rough', () => {
    const { clusters } = lengths('x', 100, 0.9)
    const nothing = { sum: 0, count: 0 }
    const rare = clusters.map((cluster, index) => (index < 3 ? cluster : { ...cluster, b: nothing }))
    const difference = only(comparePaired([{ ...lengths('x', 100, 0.9), clusters: rare }], options))
    expect(difference.warning).toBe('only 3 problems: below 30 the interval is rough')
  })
  it('has no value, and says so, where an arm has no response that counts', () => {
    const clusters = Array.from({ length: 40 }, () => ({ a: { sum: 0, count: 0 }, b: { sum: 3, count: 1 } }))
    const difference = only(
      comparePaired([{ name: 'x', clusters, binary: false, harmful: 'higher' }], options),
    )
    expect(difference).toMatchObject({ value: undefined, pValue: undefined, low: -Infinity, high: Infinity })
    expect(difference.warning).toBe('an arm has no response that counts in this metric')
  })
})

describe('verdicts', () => {
  it('a clear saving is distinguishable, not inferior, with a small p-value', () => {
    const difference = only(comparePaired([{ ...lengths('x', 60, 0.8), margin: 100 }], options))
    expect(difference).toMatchObject({ distinguishable: true, nonInferior: true, margin: 100 })
    expect(difference.pValue).toBeLessThan(0.001)
    expect(difference.detectable).toBeGreaterThan(0)
  })
  it('equal arms are not distinguishable, and not inferior only within a margin wide enough', () => {
    const contrast = accuracies('x', 100, 0)
    const { low, distinguishable } = only(comparePaired([contrast], options))
    expect(distinguishable).toBe(false)
    const verdict = (margin: number): boolean | undefined =>
      only(comparePaired([{ ...contrast, margin }], options)).nonInferior
    expect([verdict(-low * 1.01), verdict(-low * 0.99)]).toEqual([true, false])
    expect(only(comparePaired([contrast], options)).nonInferior).toBeUndefined()
  })
  it('without any difference in several zeros and ones the bounds are those of single responses', () => {
    const clusters = Array.from({ length: 50 }, () => ({ a: { sum: 3, count: 4 }, b: { sum: 3, count: 4 } }))
    const single = clusters.map(() => ({ a: { sum: 1, count: 1 }, b: { sum: 1, count: 1 } }))
    const contrast = { name: 'x', clusters, binary: true, harmful: 'lower' as const }
    const several = only(comparePaired([contrast], options))
    const { low, high } = only(comparePaired([{ ...contrast, clusters: single }], options))
    expect(several).toMatchObject({ value: 0, low, high, pValue: 1, distinguishable: false })
    expect(several.warning).toBe('every problem gives the same difference: its spread is unknown')
  })
})

describe('a family', () => {
  const family = [lengths('x', 40, 0.9), lengths('y', 40, 1), accuracies('z', 40, 0.1)]

  it('has simultaneous intervals at least as wide as the pointwise ones', () => {
    for (const { low, high, pointwise, value } of comparePaired(family, options)) {
      expect(low <= pointwise.low && pointwise.high <= high).toBe(true)
      expect(pointwise.low <= (value ?? Number.NaN) && (value ?? Number.NaN) <= pointwise.high).toBe(true)
    }
  })
  it('does not depend on the order of its contrasts', () => {
    const reversed = comparePaired([...family].reverse(), options)
    expect([...reversed].reverse()).toEqual(comparePaired(family, options))
  })
  it('shares one reach where all are resampled: width ÷ pointwise width is a family matter', () => {
    const [alone] = comparePaired(family.slice(0, 1), options)
    expect(alone).toMatchObject({ low: alone?.pointwise.low, high: alone?.pointwise.high })
  })
  it('is not unbounded by a member in which hardly a problem counts', () => {
    const clusters: Cluster[] = Array.from({ length: 40 }, (_, index) => ({
      a: { sum: 4, count: 4 },
      b: { sum: index === 0 ? 3 : 4, count: 4 },
    }))
    const rare: PairedContrast = { name: 'rare', clusters, binary: true, harmful: 'lower' }
    const differences = comparePaired([...family, rare], options)
    expect(differences.every(({ low, high }) => Number.isFinite(low) && Number.isFinite(high))).toBe(true)
    expect(differences[3]?.method).toBe('bootstrap-t over problems, Bonferroni')
  })
  it('is refused where its members list different numbers of problems', () => {
    expect(() => comparePaired([lengths('x', 40, 1), lengths('y', 41, 1)], options)).toThrow(
      "contrast y: 41 problems, but the family's first has 40",
    )
    expect(comparePaired([], options)).toEqual([])
  })
})

describe('laws', () => {
  const total = fc.tuple(fc.nat(3), fc.nat(3)).map(([sum, count]) => ({ sum: Math.min(sum, count), count }))
  const clusters = fc.array(fc.record({ a: total, b: total }), { minLength: 1, maxLength: 40 })
  const quick = { seed: 's', replicates: 40 }

  it('swapping a and b mirrors value and intervals and keeps the p-value', () => {
    const law = fc.property(clusters, fc.boolean(), (pairs, binary) => {
      const contrast: PairedContrast = { name: 'x', clusters: pairs, binary, harmful: 'lower' }
      const forth = only(comparePaired([contrast], quick))
      const back = only(comparePaired([swapped(contrast)], quick))
      fc.pre(forth.value !== 0)
      const mirror = {
        low: -back.high,
        high: -back.low,
        value: back.value === undefined ? undefined : -back.value,
      }
      expect(forth).toMatchObject({ ...mirror, pValue: back.pValue, distinguishable: back.distinguishable })
    })
    expect(() => fc.assert(law, { seed: 1, numRuns: 60 })).not.toThrow()
  })
  it('the interval holds the difference and does not depend on the order of problems', () => {
    const law = fc.property(clusters, fc.boolean(), (pairs, binary) => {
      const contrast: PairedContrast = { name: 'x', clusters: pairs, binary, harmful: 'lower' }
      const difference = only(comparePaired([contrast], quick))
      const shuffled = { ...contrast, clusters: randomSource('order').shuffle(pairs) }
      expect(only(comparePaired([shuffled], quick))).toEqual(difference)
      const { value = 0, low, high } = difference
      expect(low <= value && value <= high).toBe(true)
    })
    expect(() => fc.assert(law, { seed: 1, numRuns: 60 })).not.toThrow()
  })
})
