import { afterMove, type CountdownProblem, canReach, type Move, movesFrom, type Position } from '#problem'
import type { Judgement } from './judgement.ts'
import { readEquations } from './read-equations.ts'

/** What is exactly so about a thought of countdown: everything can be told. */
export interface ExactJudgement extends Judgement {
  readonly correct: boolean
  readonly abandoned: boolean
}

/**
 * Judges a countdown thought exactly. The commitment is the chain of moves at its beginning, from the numbers given down
 * to the last two; every equation after that is a try of how those two combine.
 */
export function exactJudge({ numbers, target }: CountdownProblem, thought: string): ExactJudgement {
  const stated = readEquations(thought)
  const moves = stated.slice(0, numbers.length - 2)
  const position = moves.length === numbers.length - 2 ? positionAfter(numbers, moves) : undefined
  if (!position) return { correct: false, abandoned: false }
  const correct = canReach(position, target)
  return {
    correct,
    abandoned: correct && leftAWinner(position, target, stated.slice(moves.length)),
    commitment: moves.map(written).join(', '),
  }
}

function positionAfter(numbers: Position, moves: readonly Move[]): Position | undefined {
  return moves.reduce<Position | undefined>(
    (position, move) => position && afterMove(position, move),
    numbers,
  )
}

/** A try counts even where its result is stated wrongly: a slip of arithmetic is not leaving too early. */
function leftAWinner(position: Position, target: number, tries: readonly Move[]): boolean {
  const winners = movesFrom(position).filter(({ result }) => result === target)
  return winners.some((winner) => !tries.some((tried) => sameMove(tried, winner)))
}

function sameMove(a: Move, b: Move): boolean {
  if (a.operator !== b.operator) return false
  const commutes = a.operator === '+' || a.operator === '×'
  return (a.left === b.left && a.right === b.right) || (commutes && a.left === b.right && a.right === b.left)
}

function written({ left, operator, right, result }: Move): string {
  return `${left} ${operator} ${right} = ${result}`
}
