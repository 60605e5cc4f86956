import { describe, expect, it } from 'vitest'
import { philox } from './philox.ts'

function wordsOf(counter: readonly number[], key: readonly number[]): string {
  const words = new Uint32Array(4)
  philox(Uint32Array.from(counter), Uint32Array.from(key), words)
  return Array.from(words, (word) => word.toString(16).padStart(8, '0')).join(' ')
}

describe('Philox4x32-10 gives the known answers of Random123', () => {
  it('for zeros', () => {
    expect(wordsOf([0, 0, 0, 0], [0, 0])).toBe('6627e8d5 e169c58d bc57ac4c 9b00dbd8')
  })
  it('for ones', () => {
    const ones = 0xffffffff
    expect(wordsOf([ones, ones, ones, ones], [ones, ones])).toBe('408f276d 41c83b0e a20bc7c6 6d5451fd')
  })
  it('for the digits of pi', () => {
    const counter = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]
    expect(wordsOf(counter, [0xa4093822, 0x299f31d0])).toBe('d16cfe09 94fdcceb 5001e420 24126ea1')
  })
})
