/**
 * How much may still be computed for one pair of answers, in small steps (a node visited, 64 bits multiplied). Answers come
 * from outside, and `9^{9^{9^9}}` or ten thousand braces must come back in time: whoever spends the rest gives up.
 */
export interface Work {
  left: number
}

/** Enough for any answer that a person would write, and some milliseconds at most. */
export function newWork(): Work {
  return { left: 10_000 }
}

/** Takes some steps; false once there are none left. */
export function spend(work: Work, steps: number): boolean {
  work.left -= steps
  return work.left >= 0
}
