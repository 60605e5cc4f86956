import { goldAnswerOf } from '#answer'
import { firstText, type Row } from './dataset-field.ts'

/** Fields that hold the answer itself, not the way to it. */
const answerNames = [
  'answer',
  'gold',
  'gold_answer',
  'target',
  'expected_answer',
  'ground_truth',
  'final_answer',
  'reference_answer',
  'correct_answer',
  'gt',
  'Answer',
] as const

/** Fields that hold a worked solution, its answer at the end. */
const solutionNames = [
  'solution',
  'ground_truth_solution',
  'Solution',
  'reference_solution',
  'gt_cot',
] as const

/** A solution as short as this on one line is the answer itself. */
const longestAnswer = 200

/**
 * The right answer of a row. A field for the answer is taken as it stands, a sentence too; of a worked solution it is what
 * stands in its last `\boxed{}` or after its last `####`.
 */
export function goldOfRow(row: Row): string | undefined {
  const answer = firstText(row, answerNames)
  if (answer !== undefined) return answer.includes('####') ? goldOfSolution(answer) : answer
  const solution = firstText(row, solutionNames)
  return solution === undefined ? undefined : goldOfSolution(solution)
}

/** The answer at the end of a worked solution; undefined where the solution does not mark it. */
export function goldOfSolution(solution: string): string | undefined {
  const answer = goldAnswerOf(solution)
  const whole = solution.trim()
  if (answer !== whole) return answer === '' ? undefined : answer
  return whole === '' || whole.length > longestAnswer || whole.includes('\n') ? undefined : whole
}

/** Is a column of this name for the answer itself? */
export function isAnswerName(name: string): boolean {
  return (answerNames as readonly string[]).includes(name)
}
