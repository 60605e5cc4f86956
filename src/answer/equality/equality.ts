import type { GoldKind } from '#problem'

/**
 * What decided, in the order in which they are asked: the same text in normal form; exact rationals and structures; numbers
 * at random points; a symbolic library, where one is asked. `undecided` counts as not equal.
 */
export type EqualityStage = 'normal form' | 'exact' | 'numeric' | 'symbolic' | 'undecided'

/** Whether two answers are the same, and which stage said so. */
export interface EqualityVerdict {
  readonly equal: boolean
  readonly stage: EqualityStage
}

/** What counts as the same. Every option has a default that suits answers to benchmark problems. */
export interface EqualityOptions {
  /**
   * What the gold answer is. `choice` compares letters alone, `text` words alone; `number` takes letters after a number for a
   * unit; `expression` takes them for variables. By default the answers' own looks decide.
   */
  readonly kind?: GoldKind
  /** Whether `2, 1` differs from `1, 2`. Tuples are ordered in any case, sets in none. Default false. */
  readonly orderMatters?: boolean
  /**
   * How far a number written as a decimal may be from the other (which may be a fraction: 0.333333 and 1/3), 0 or more.
   * Numbers near 0 must also agree to √tolerance of their size. Fractions and integers are compared exactly. Default 10⁻⁶.
   */
  readonly tolerance?: number
  /** How far any two numbers may be apart in relation to the larger, from 0 to 1: for answers of measurement. Default 0. */
  readonly relativeTolerance?: number
  /** Whether names of variables matter: without it `f(x)` equals `f(y)`, and a set a tuple in its order. Default true. */
  readonly strict?: boolean
  /** Whether a prediction `1 < x < 2` equals a gold `(1, 2)`; the other way round it always does. Default true. */
  readonly relationAsSet?: boolean
}

/**
 * A library that simplifies, asked last: true or false where it can tell whether the difference of two answers vanishes,
 * undefined where it can't or ran out of time. It never throws.
 */
export type SymbolicStage = (prediction: string, gold: string) => Promise<boolean | undefined>
