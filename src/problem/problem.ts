import type { Position } from './move.ts'

interface Question {
  /** Unique within a study; also what randomness is keyed by. */
  readonly id: string
  /** What the model is asked, in words. */
  readonly question: string
  /** Problems of one cluster are not independent of each other: intervals resample clusters. */
  readonly cluster: string
  /** Difficulty, 1 upwards, where known. */
  readonly level?: number
}

/** Numbers to combine into a target: judged exactly. */
export interface CountdownProblem extends Question {
  readonly kind: 'countdown'
  readonly numbers: Position
  readonly target: number
}

/** A question whose right answer is a known text: a number, an expression or the letter of a choice. */
export interface GoldProblem extends Question {
  readonly kind: 'number' | 'expression' | 'choice'
  readonly gold: string
}

/** A question with a gold answer. */
export type Problem = CountdownProblem | GoldProblem
