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

/** A question whose right answer is a text: a number, an expression, the letter of a choice or plain words. */
export interface GoldProblem extends Question {
  readonly kind: GoldKind
  /** The right answer; absent where nobody has told it, and then no response can be graded. */
  readonly gold?: string
  /** Other answers that count as right too. */
  readonly goldAlternatives?: readonly string[]
  /** The options' texts, A first. */
  readonly choices?: readonly string[]
  readonly subject?: string
  /** Where the problem comes from, as far as its source says. */
  readonly dataset?: string
  readonly split?: string
  readonly licence?: string
}

export type GoldKind = 'number' | 'expression' | 'choice' | 'text'

/** A question with a gold answer. */
export type Problem = CountdownProblem | GoldProblem
