import type { GradeStage } from './compare-answer.ts'

/** Whether a response's final answer is right, and why it was graded so. */
export interface Grade {
  /** Undefined where the problem has no gold answer: nothing is known of the response then. */
  readonly outcome: 'correct' | 'incorrect' | 'ungradable' | undefined
  readonly reason: string
  /** The final answer as it was written, where there is one. */
  readonly answer?: string
  /** What decided whether it is right, where answers were compared. */
  readonly stage?: GradeStage
  /** The rule that found the answer; `reasoning: ` before it where it was found there. */
  readonly how?: string
}
