import { type CountdownLevel, type CountdownProblem, drawCountdownProblems, type Split } from '#problem'
import { randomSource } from '#statistics'

/** The problems of a study, the same ones for the same seed; a larger count only adds to them. */
export function drawProblems({
  count,
  seed,
  split,
  levels,
}: {
  readonly count: number
  readonly seed: string
  readonly split: Split
  /** All of them where left out, each with its equal share. */
  readonly levels?: readonly CountdownLevel[]
}): CountdownProblem[] {
  const random = randomSource(`problems of ${seed}`)
  return drawCountdownProblems(random, { count, split, ...(levels && { levels }) })
}
