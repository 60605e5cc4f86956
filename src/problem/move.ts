/**
 * One step of arithmetic in a countdown problem, and the positions it leads to.
 *
 * A position is what is left to combine: a list of whole numbers, order without meaning. A move takes two of them and
 * puts back their sum, difference, product or quotient, so n numbers take n − 1 moves.
 */

export type Operator = '+' | '−' | '×' | '÷'

export interface Move {
  readonly left: number
  readonly operator: Operator
  readonly right: number
  readonly result: number
}

export type Position = readonly number[]

/** Results above this are outside the task: it keeps the arithmetic small enough for a tiny model to know by heart. */
export const largestResult = 99

/** The result of one step under the rules of the task (whole, 0 to {@link largestResult}), or undefined where they forbid it. */
export function resultOf(left: number, operator: Operator, right: number): number | undefined {
  const result = raw(left, operator, right)
  return Number.isInteger(result) && result >= 0 && result <= largestResult ? result : undefined
}

function raw(left: number, operator: Operator, right: number): number {
  switch (operator) {
    case '+':
      return left + right
    case '−':
      return left - right
    case '×':
      return left * right
    case '÷':
      return right === 0 ? -1 : left / right
  }
}

const operators: readonly Operator[] = ['+', '−', '×', '÷']

/** Every different move from a position. Of the two orders of a sum or product only the larger-first one is listed. */
export function movesFrom(position: Position): Move[] {
  const moves = new Map<string, Move>()
  for (const [left, right] of operandPairs(position)) {
    for (const operator of operators) {
      const result = resultOf(left, operator, right)
      if (result !== undefined) moves.set(`${left}${operator}${right}`, { left, operator, right, result })
    }
  }
  return [...moves.values()]
}

/** Two different numbers of the position, the larger one first. */
function operandPairs(position: Position): (readonly [number, number])[] {
  return position.flatMap((left, i) =>
    position.flatMap((right, j) => (i === j || left < right ? [] : [[left, right] as const])),
  )
}

/** The position after a move: undefined where its operands are not both there or its result is not what the rules give. */
export function afterMove(position: Position, move: Move): Position | undefined {
  if (resultOf(move.left, move.operator, move.right) !== move.result) return undefined
  const rest = without(without(position, move.left), move.right)
  return rest && [...rest, move.result]
}

function without(position: Position | undefined, number: number): Position | undefined {
  const index = position?.indexOf(number) ?? -1
  return index < 0 ? undefined : position?.filter((_, i) => i !== index)
}
