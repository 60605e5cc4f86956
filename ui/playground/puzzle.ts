import { type CountdownLevel, type CountdownProblem, countdownProblem, drawCountdownProblem } from '#problem'
import { randomSource } from '#statistics'

/** What can be typed as a puzzle: the reasoner learned three numbers up to 25 and four up to 10. */
const puzzleLimits = {
  3: 25,
  4: 10,
  target: 9999,
} as const

export type PuzzleFault = 'count' | 'size' | 'target'

/** The problem that was typed, or what is wrong with it. */
export function readPuzzle(numbers: string, target: string): CountdownProblem | PuzzleFault {
  const parts = numbers.split(/[\s,;]+/).filter((part) => part !== '')
  if (parts.length !== 3 && parts.length !== 4) return 'count'
  const largest = puzzleLimits[parts.length]
  const values = parts.map(wholeNumber)
  if (!values.every((value) => value >= 1 && value <= largest)) return 'size'
  const goal = wholeNumber(target.trim())
  if (!(goal >= 1 && goal <= puzzleLimits.target)) return 'target'
  return countdownProblem(values, goal)
}

/** NaN for whatever is no whole number of a few digits. */
function wholeNumber(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
}

/** A problem of a level, never one that the reasoner was trained on. */
export function drawPuzzle(seed: string, level: CountdownLevel): CountdownProblem {
  return drawCountdownProblem(randomSource(`playground ${seed}`), { level, split: 'development' })
}
