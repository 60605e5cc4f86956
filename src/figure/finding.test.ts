import { describe, expect, it } from 'vitest'
import { comparisonFixture } from '../../test/fixture/summary.ts'
import { findingOf } from './finding.ts'

const found = (value: number, half: number, rest = {}): string =>
  findingOf(comparisonFixture('tip', { value, half, ...rest }).difference)

describe('what a comparison allows to say', () => {
  it('is a direction where the simultaneous interval excludes zero', () => {
    expect(found(0.14, 0.04)).toBe('higher')
    expect(found(-0.14, 0.04)).toBe('lower')
  })

  it('is nothing where the interval touches zero, whatever the flag says', () => {
    expect(found(0.02, 0.04)).toBe('undecided')
    expect(found(0.02, 0.04, { distinguishable: true })).toBe('undecided')
    expect(found(0.04, 0.04, { distinguishable: true })).toBe('undecided')
  })

  it('is nothing where the study does not call it distinguishable', () => {
    expect(found(0.14, 0.04, { distinguishable: false })).toBe('undecided')
  })

  it('is nothing where the side towards zero is not bounded', () => {
    expect(found(0.14, 0.04, { low: null })).toBe('undecided')
    expect(found(-0.14, 0.04, { high: null })).toBe('undecided')
    expect(found(0.14, 0.04, { high: null })).toBe('higher')
  })
})
