import { type CountdownProblem, multisetName } from '#problem'
import { evaluateArithmetic, numbersIn, parseArithmetic } from './arithmetic.ts'
import type { Grade } from './grade.ts'

/** Grades a countdown answer: an expression of exactly the numbers given, each step within the rules, that makes the target. */
export function gradeCountdown(answer: string, { numbers, target }: CountdownProblem): Grade {
  const tree = parseArithmetic(answer)
  if (!tree) return { outcome: 'incorrect', reason: 'not an expression', answer }
  if (multisetName(numbersIn(tree)) !== multisetName(numbers)) {
    return { outcome: 'incorrect', reason: 'other numbers than the ones given', answer }
  }
  const value = evaluateArithmetic(tree)
  if (value === undefined) return { outcome: 'incorrect', reason: 'a step breaks the rules', answer }
  if (value !== target) return { outcome: 'incorrect', reason: `makes ${value}, not ${target}`, answer }
  return { outcome: 'correct', reason: 'makes the target', answer }
}
