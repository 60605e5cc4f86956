import type { Move, Operator } from '#problem'

/** An equation as a thought states it: `8 × 3 = 24`, right or not, with where it stands. */
export interface StatedMove extends Move {
  readonly at: number
}

const pattern = /(?<![\d.])(\d{1,4}) ([+−×÷]) (\d{1,4}) = (\d{1,4})(?![\d.]\d|\d)/g

/** Every equation in a text, in order. */
export function readEquations(text: string): StatedMove[] {
  return [...text.matchAll(pattern)].map((match) => ({
    left: Number(match[1]),
    operator: match[2] as Operator,
    right: Number(match[3]),
    result: Number(match[4]),
    at: match.index,
  }))
}
