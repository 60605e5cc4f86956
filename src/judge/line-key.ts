import { readEquations } from './read-equations.ts'

/**
 * A name for the line that a commitment of the exact judge follows: equal for the same moves in another order, and for sums
 * and products with their sides swapped.
 */
export function lineKey(commitment: string): string {
  return readEquations(commitment)
    .map(({ left, operator, right, result }) => {
      const commutes = operator === '+' || operator === '×'
      const [first, second] = commutes && left < right ? [right, left] : [left, right]
      return `${first} ${operator} ${second} = ${result}`
    })
    .sort()
    .join(', ')
}
