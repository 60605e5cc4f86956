import { afterMove, type Move, movesFrom, type Position } from './move.ts'

/**
 * A line of thought in countdown: the moves one commits to, from the numbers given down to the last two, before trying
 * how those two combine. Three numbers make a line of one move, four a line of two.
 */
export interface Line {
  readonly moves: readonly Move[]
  /** The last two numbers. */
  readonly position: Position
}

/** Every line from a position, in a fixed order. */
export function linesFrom(position: Position): Line[] {
  if (position.length <= 2) return [{ moves: [], position }]
  return movesFrom(position).flatMap((move) => {
    const next = afterMove(position, move)
    if (!next) return []
    return linesFrom(next).map((line) => ({ moves: [move, ...line.moves], position: line.position }))
  })
}
