import { linesFrom } from './countdown-line.ts'
import { movesFrom, type Position } from './move.ts'

/** 1 is easiest. Levels 1–4 are problems of three numbers, 5 of four. */
export type CountdownLevel = 1 | 2 | 3 | 4 | 5

export const countdownLevels: readonly CountdownLevel[] = [1, 2, 3, 4, 5]

/** Least share of winning lines for levels 1, 2 and 3; what is below is level 4. */
const leastShare: readonly (readonly [CountdownLevel, number])[] = [
  [1, 0.35],
  [2, 0.2],
  [3, 0.13],
]

/** Four numbers whose winning lines are rarer than this are left out: almost every response would fail on them. */
const rarestOfFour = 0.04

/**
 * Which share of the lines from these numbers can reach each target, for every target that can be reached at all.
 * One pass over the lines: a line of two numbers reaches just what its moves give.
 */
export function winningShares(numbers: Position): ReadonlyMap<number, number> {
  const lines = linesFrom(numbers)
  const winning = new Map<number, number>()
  for (const { position } of lines) {
    for (const target of new Set(movesFrom(position).map(({ result }) => result))) {
      winning.set(target, (winning.get(target) ?? 0) + 1)
    }
  }
  return new Map([...winning].map(([target, count]) => [target, count / lines.length]))
}

/** The level of a problem of so many numbers with such a share of winning lines; undefined where it is too rare to ask. */
export function levelOfShare(share: number, numberCount: number): CountdownLevel | undefined {
  if (numberCount > 3) return share >= rarestOfFour ? 5 : undefined
  return leastShare.find(([, least]) => share >= least)?.[0] ?? 4
}

/**
 * The level of a countdown problem: how many numbers, and which share of the lines from them can reach the target.
 * Undefined where the target cannot be reached, or on four numbers only by a hair.
 */
export function countdownLevel(numbers: Position, target: number): CountdownLevel | undefined {
  const share = winningShares(numbers).get(target)
  return share === undefined ? undefined : levelOfShare(share, numbers.length)
}
