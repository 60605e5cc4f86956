import { goldAnswerOf, sameAnswer } from '#answer'
import type { GoldProblem } from '#problem'
import type { Judgement, ThoughtJudge } from './judgement.ts'
import { readEquations } from './read-equations.ts'
import { statedAnswers, statedLetters } from './stated-answers.ts'

/**
 * Does the thought state the gold answer? Wrong both ways: a right line that is left before its result is stated is missed, and
 * an answer that is only quoted, guessed or refuted is found. So it is calibrated like any other judge. Linear in the thought.
 */
export const mentionJudge: ThoughtJudge = {
  name: 'mention',
  version: '1',
  judge(problem, thought) {
    if (problem.kind === 'countdown')
      return found(readEquations(thought).find(({ result }) => result === problem.target)?.result)
    if (problem.gold === undefined) return { correct: null, reason: 'no gold answer' }
    return found(statementOfGold(problem, problem.gold, thought))
  },
}

function found(statement: string | number | undefined): Judgement {
  return statement === undefined ? { correct: false } : { correct: true, commitment: String(statement) }
}

function statementOfGold(problem: GoldProblem, gold: string, thought: string): string | undefined {
  const { kind, choices = [], goldAlternatives = [] } = problem
  const golds = [gold, ...goldAlternatives].map(goldAnswerOf)
  if (kind !== 'choice') {
    return statedAnswers(thought, kind).find((stated) =>
      golds.some((one) => sameAnswer(stated, one, { kind }).equal),
    )
  }
  const letter = golds.find((one) => /^[A-J]$/.test(one))
  const lettered = statedLetters(thought).find((stated) => stated === letter)
  if (lettered !== undefined || letter === undefined) return lettered
  // The option's own text is the answer too: `x = 5` where B is 5.
  const text = choices[letter.charCodeAt(0) - 'A'.charCodeAt(0)]
  if (text === undefined || text.trim() === '') return undefined
  return statedAnswers(thought, 'expression').find((stated) => sameAnswer(stated, text).equal)
}
