import type { CountdownProblem, Problem } from '#problem'
import { multisetName } from '#problem'
import { evaluateArithmetic, numbersIn, parseArithmetic } from './arithmetic.ts'
import { wordForm } from './equality/normal-form.ts'
import { lettersAt } from './extract/choice-letters.ts'
import { readChoice } from './extract/read-choice.ts'
import { unwrapped } from './extract/unwrapped.ts'

/** Longer answers are told apart by their beginning and their length. */
const longestKey = 4000

/**
 * What an answer votes for among the answers to its problem, as far as it can be told from this answer alone: a countdown
 * expression for its value, letters of choices for themselves, words for their form without case and punctuation. Numbers and
 * formulas stay as they are written: `joinedVotes` finds out which of them are the same. Nothing here knows the gold answer.
 */
export function voteKey(problem: Problem, answer: string): string {
  if (problem.kind === 'countdown') return countdownKey(answer, problem)
  return `${problem.kind}:${shortened(formOf(answer, problem))}`
}

function formOf(
  answer: string,
  { kind, choices }: { readonly kind: string; readonly choices?: readonly string[] },
): string {
  if (kind === 'choice') {
    const letters = readChoice(answer, 'exact', choices)?.answer ?? answer.trim()
    return (lettersAt(letters) ?? [letters]).toSorted().join()
  }
  if (kind === 'text') return wordForm(answer) || answer.trim()
  return unwrapped(answer).trim()
}

/**
 * The value of an expression that keeps to the rules and uses just the numbers given. One that does not is no candidate for
 * anything, but it is an answer: it votes for itself.
 */
function countdownKey(answer: string, { numbers }: CountdownProblem): string {
  const tree = parseArithmetic(answer)
  const value =
    tree && multisetName(numbersIn(tree)) === multisetName(numbers) ? evaluateArithmetic(tree) : undefined
  return value === undefined ? `invalid:${shortened(answer.replace(/\s+/g, ''))}` : `=${value}`
}

function shortened(text: string): string {
  return text.length <= longestKey ? text : `${text.slice(0, longestKey)}…${text.length}`
}
