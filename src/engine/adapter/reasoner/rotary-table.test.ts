import { describe, expect, it } from 'vitest'
import { rotaryTable } from './rotary-table.ts'

describe('the table of rotary angles', () => {
  it('holds the cosines and sines of position times frequency, to the last bit of a float or next to it', () => {
    const half = 16
    const { cosines, sines } = rotaryTable(512, half, 10000)
    for (let position = 0; position < 512; position += 7) {
      for (let i = 0; i < half; i++) {
        const angle = position * 10000 ** (-i / half)
        expect(cosines[position * half + i]).toBeCloseTo(Math.cos(angle), 6)
        expect(sines[position * half + i]).toBeCloseTo(Math.sin(angle), 6)
      }
    }
  })

  it('needs a head whose half is a power of two', () => {
    expect(() => rotaryTable(4, 12, 10000)).toThrow('power of two')
  })
})
