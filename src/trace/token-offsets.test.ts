import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startOffsets, tokenOffsets } from './token-offsets.ts'

describe('counting tokens in a stretch of text', () => {
  it('counts a token where it begins', () => {
    const { countBetween } = tokenOffsets([3, 2, 4])
    expect(countBetween(0, 9)).toBe(3)
    expect(countBetween(0, 4)).toBe(2)
    expect(countBetween(1, 3)).toBe(0)
    expect(countBetween(3, 5)).toBe(1)
    expect(countBetween(5, 3)).toBe(0)
  })

  it('is the same from lengths and from where tokens begin, two of which may begin at one character', () => {
    const { countBetween } = startOffsets(Uint32Array.of(0, 3, 3, 5))
    expect(countBetween(3, 4)).toBe(2)
    expect(countBetween(0, 9)).toBe(4)
    expect(startOffsets(Uint32Array.of(0, 3, 5)).countBetween(0, 4)).toBe(
      tokenOffsets([3, 2, 4]).countBetween(0, 4),
    )
  })

  it('adds up however the text is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 })), fc.nat(60), (lengths, cut) => {
        const total = lengths.reduce((sum, length) => sum + length, 0)
        const middle = Math.min(cut, total)
        const { countBetween } = tokenOffsets(lengths)
        expect(countBetween(0, middle) + countBetween(middle, total)).toBe(lengths.length)
      }),
      { seed: 5 },
    )
  })
})
