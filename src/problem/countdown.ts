import { countdownLevel } from './countdown-level.ts'
import { multisetName } from './countdown-split.ts'
import type { Position } from './move.ts'
import type { CountdownProblem } from './problem.ts'

/** The countdown problem of making `target` from `numbers`, each used exactly once. */
export function countdownProblem(numbers: Position, target: number): CountdownProblem {
  const cluster = multisetName(numbers)
  const level = countdownLevel(numbers, target)
  return {
    kind: 'countdown',
    id: `countdown:${cluster}>${target}`,
    question: `Using ${numbers.join(', ')}, make ${target}.`,
    cluster,
    ...(level === undefined ? {} : { level }),
    numbers,
    target,
  }
}
