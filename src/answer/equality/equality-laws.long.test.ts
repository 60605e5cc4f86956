import { it } from 'vitest'
import { compareMutated } from './mutated-answers.contract.ts'

it('fifty thousand pairs of mutated answers: symmetric, reflexive, no exception', () => {
  compareMutated(50_000)
})
