import { resultOf } from '#problem'
import { readEquations } from './read-equations.ts'

/** How many steps of arithmetic a text states, and how many of them are right under the rules. */
export interface StepCount {
  readonly stated: number
  readonly valid: number
}

export function stepValidity(text: string): StepCount {
  const steps = readEquations(text)
  const valid = steps.filter(
    ({ left, operator, right, result }) => resultOf(left, operator, right) === result,
  )
  return { stated: steps.length, valid: valid.length }
}
