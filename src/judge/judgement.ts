import type { Problem } from '#problem'

/** What a judge found about one thought. */
export interface Judgement {
  /**
   * The line the thought commits to leads to the gold answer. A thought without a valid commitment is incorrect. Null is not
   * judged, which is a state of its own: `reason` says why.
   */
  readonly correct: boolean | null
  /** On the judge's own scale. */
  readonly confidence?: number
  /** The line is correct and some winning way on from it was never tried. Absent where the judge can't tell. */
  readonly abandoned?: boolean
  /** What the thought commits to, as the judge saw it. */
  readonly commitment?: string
  readonly reason?: string
}

/** A judge that needs nothing but a problem and a thought of it: free, and the same on every machine. */
export interface ThoughtJudge {
  /** As the command line names it. */
  readonly name: string
  /** Changes whenever the same thought could be judged otherwise. */
  readonly version: string
  readonly judge: (problem: Problem, thought: string) => Judgement
}
