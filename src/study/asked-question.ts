import type { Problem } from '#problem'

/**
 * A problem in the words in which a model is asked it. Options that the question does not list itself follow it, each with the
 * letter that is its answer.
 */
export function askedQuestion(problem: Problem): string {
  const { question } = problem
  const choices = problem.kind === 'countdown' ? undefined : problem.choices
  if (choices === undefined || choices.every((choice) => question.includes(choice))) return question
  const options = choices.map((choice, index) => `(${String.fromCharCode(65 + index)}) ${choice}`)
  return `${question}\n\n${options.join('\n')}\n\nAnswer with the letter of the right option.`
}
