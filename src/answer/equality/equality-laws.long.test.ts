import { expect, it } from 'vitest'
import { compareMutated } from './mutated-answers.contract.ts'

it('fifty thousand pairs of mutated answers: symmetric, reflexive, no exception, 99.9 % within 5 ms', () => {
  const milliseconds = compareMutated(50_000)
  expect(milliseconds[Math.floor(milliseconds.length * 0.999)]).toBeLessThan(5)
})
