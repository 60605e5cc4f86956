import type { RandomSource } from '#statistics'
import { countdownProblem } from './countdown.ts'
import { type CountdownLevel, countdownLevels, levelOfShare, winningShares } from './countdown-level.ts'
import { type Split, splitOf } from './countdown-split.ts'
import type { Position } from './move.ts'
import type { CountdownProblem } from './problem.ts'

const smallestTarget = 10

/** How many numbers a problem of each level has, and the largest of them. */
function shapeOf(level: CountdownLevel): { count: number; largest: number } {
  return level === 5 ? { count: 4, largest: 10 } : { count: 3, largest: 25 }
}

/** One problem of a level and split, drawn from a seeded source. */
export function drawCountdownProblem(
  random: RandomSource,
  { level, split }: { readonly level: CountdownLevel; readonly split: Split },
): CountdownProblem {
  const { count, largest } = shapeOf(level)
  for (;;) {
    const numbers = Array.from({ length: count }, () => 1 + random.integer(largest))
    if (splitOf(numbers) !== split) continue
    const targets = targetsOf(numbers, level)
    if (targets.length === 0) continue
    return countdownProblem(numbers, targets[random.integer(targets.length)] as number)
  }
}

/**
 * Different problems of a split, levels in turn so that each gets its equal share (or fewer where a level has no more).
 * The same seed gives the same problems in the same order, and a larger count only adds to them.
 */
export function drawCountdownProblems(
  random: RandomSource,
  options: { readonly count: number; readonly split: Split; readonly levels?: readonly CountdownLevel[] },
): CountdownProblem[] {
  const { count, split, levels = countdownLevels } = options
  const problems = new Map<string, CountdownProblem>()
  const exhausted = new Set<CountdownLevel>()
  for (let turn = 0; problems.size < count && exhausted.size < levels.length; turn++) {
    const level = levels[turn % levels.length] as CountdownLevel
    if (exhausted.has(level)) continue
    const problem = drawNew(random, { level, split, known: problems })
    if (problem) problems.set(problem.id, problem)
    else exhausted.add(level)
  }
  return [...problems.values()]
}

const triesForANewOne = 2000

function drawNew(
  random: RandomSource,
  {
    level,
    split,
    known,
  }: { level: CountdownLevel; split: Split; known: ReadonlyMap<string, CountdownProblem> },
): CountdownProblem | undefined {
  for (let attempt = 0; attempt < triesForANewOne; attempt++) {
    const problem = drawCountdownProblem(random, { level, split })
    if (!known.has(problem.id)) return problem
  }
  return undefined
}

function targetsOf(numbers: Position, level: CountdownLevel): number[] {
  return [...winningShares(numbers)]
    .filter(([target, share]) => target >= smallestTarget && levelOfShare(share, numbers.length) === level)
    .map(([target]) => target)
    .sort((a, b) => a - b)
}
