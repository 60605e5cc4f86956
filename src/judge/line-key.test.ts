import { expect, it } from 'vitest'
import { lineKey } from './line-key.ts'

it('names a line alike in whatever order its moves and their sides are written', () => {
  expect(lineKey('6 + 12 = 18, 8 × 3 = 24')).toBe(lineKey('3 × 8 = 24, 12 + 6 = 18'))
  expect(lineKey('12 − 6 = 6')).not.toBe(lineKey('12 ÷ 6 = 2'))
})
