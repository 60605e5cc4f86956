import { describe, expect, it } from 'vitest'
import { drawPuzzle, readPuzzle } from './puzzle.ts'

describe('a typed puzzle', () => {
  it('is three numbers up to 25 or four up to 10, and a target', () => {
    expect(readPuzzle('3, 7 8', ' 31 ')).toMatchObject({ numbers: [3, 7, 8], target: 31 })
    expect(readPuzzle('3 7', '31')).toBe('count')
    expect(readPuzzle('3 7 26', '31')).toBe('size')
    expect(readPuzzle('3 7 8 11', '31')).toBe('size')
    expect(readPuzzle('3 7 x', '31')).toBe('size')
    for (const target of ['', '0', '1.5', '-3', '99999', '3e1'])
      expect(readPuzzle('3 7 8', target)).toBe('target')
  })

  it('can be drawn, at each level, the same from the same seed', () => {
    for (const level of [1, 2, 3, 4, 5] as const) {
      const drawn = drawPuzzle('a', level)
      expect(drawn.level).toBe(level)
      expect(drawPuzzle('a', level)).toEqual(drawn)
      expect(readPuzzle(drawn.numbers.join(' '), String(drawn.target))).toMatchObject({ id: drawn.id })
    }
  })
})
