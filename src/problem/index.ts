export { countdownProblem } from './countdown.ts'
export { drawCountdownProblem, drawCountdownProblems } from './countdown-generator.ts'
export { type CountdownLevel, countdownLevel, countdownLevels } from './countdown-level.ts'
export { type Line, linesFrom } from './countdown-line.ts'
export { multisetName, type Split, splitOf, splits } from './countdown-split.ts'
export {
  afterMove,
  largestResult,
  type Move,
  movesFrom,
  type Operator,
  type Position,
  resultOf,
} from './move.ts'
export type { CountdownProblem, GoldKind, GoldProblem, Problem } from './problem.ts'
export { canReach } from './reachable.ts'
