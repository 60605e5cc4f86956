import { describe, expect, it } from 'vitest'
import type { ClusterTotal } from './cluster-total.ts'
import { pairedDifference, pairedTotals } from './paired-totals.ts'
import { randomSource } from './random-source.ts'
import { signFlipPValues } from './sign-flip.ts'

interface Pair {
  readonly a: ClusterTotal
  readonly b: ClusterTotal
}

function pValueOf(pairs: readonly Pair[]): number {
  const totals = pairedTotals(pairs)
  const difference = pairedDifference(totals, new Float64Array(pairs.length).fill(1))
  return signFlipPValues([{ totals, difference }], 's')[0] ?? Number.NaN
}

function statistic(pairs: readonly Pair[]): number {
  const { value, standardError } = pairedDifference(
    pairedTotals(pairs),
    new Float64Array(pairs.length).fill(1),
  )
  return Math.abs(value / standardError)
}

/** By the definition: every way to swap the arms of problems, each pooled anew. */
function slowPValue(pairs: readonly Pair[]): number {
  const observed = statistic(pairs) * (1 - 1e-9)
  let hits = 0
  for (let flip = 0; flip < 2 ** pairs.length; flip++) {
    const flipped = pairs.map(({ a, b }, index) => ((flip >> index) & 1 ? { a: b, b: a } : { a, b }))
    if (!(statistic(flipped) < observed)) hits++
  }
  return hits / 2 ** pairs.length
}

const random = randomSource('pairs')
const total = (count: number, shift: number): ClusterTotal => ({
  sum: Array.from({ length: count }, () => random.uniform() + shift).reduce((sum, value) => sum + value, 0),
  count,
})

describe('the sign-flip test', () => {
  it('agrees with all flips pooled one by one, counts equal and unequal', () => {
    const equal = Array.from({ length: 9 }, () => ({ a: total(3, 0), b: total(3, 0.2) }))
    const unequal = Array.from({ length: 9 }, () => ({
      a: total(1 + random.integer(3), 0),
      b: total(1 + random.integer(3), 0.2),
    }))
    expect(pValueOf(equal)).toBe(slowPValue(equal))
    expect(pValueOf(unequal)).toBe(slowPValue(unequal))
  })
  it('counts a flip that leaves an arm without responses as a hit', () => {
    const nothing = { sum: 0, count: 0 }
    const one = (sum: number): ClusterTotal => ({ sum, count: 1 })
    const onlyA = [0, 1].map((sum) => ({ a: one(sum), b: nothing }))
    const onlyB = [100, 101].map((sum) => ({ a: nothing, b: one(sum) }))
    // Of 16 flips the observed one, its mirror image, and the two that move everything to one arm.
    expect(pValueOf([...onlyA, ...onlyB])).toBe(4 / 16)
  })
  it('is 2 in 2^C where all problems differ the same way by different amounts', () => {
    const pairs = Array.from({ length: 8 }, (_, index) => ({
      a: { sum: 0, count: 1 },
      b: { sum: 100 + index, count: 1 },
    }))
    expect(pValueOf(pairs)).toBe(2 / 256)
  })
  it('draws 10,000 flips where more than 12 problems differ, and cannot go below 1 in 10,001', () => {
    const pairs = Array.from({ length: 40 }, () => ({ a: total(2, 0), b: total(2, 2) }))
    expect(pValueOf(pairs)).toBe(1 / 10001)
  })
  it('rejects a true null hypothesis about as often as its level', () => {
    const rejections = Array.from({ length: 300 }, () => {
      const pairs = Array.from({ length: 10 }, () => ({ a: total(2, 0), b: total(2, 0) }))
      return pValueOf(pairs) <= 0.1
    }).filter(Boolean).length
    expect(rejections).toBeGreaterThan(30 - 16)
    expect(rejections).toBeLessThan(30 + 16)
  })
})
