import type { Problem } from '#problem'
import { betaQuantile } from '#statistics'

/** What became of the continuations from one place. */
export interface RolloutCount {
  readonly right: number
  readonly n: number
}

/** A share with the central interval of its Beta posterior. */
export interface RolloutShare {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly n: number
}

export interface RolloutVerdict {
  /** The lower bound of P(right | end) exceeds the threshold. */
  readonly correct: boolean
  /** P(right | end). */
  readonly reached: RolloutShare
  /** P(right | end) − P(right | start): what the thought was worth. `n` counts the continuations from either place. */
  readonly value: RolloutShare
}

/**
 * What P(right | end) must exceed: one half, and where the answer can be guessed, one half above guessing. Of two choices
 * nothing can exceed that: undefined.
 */
export function rolloutThreshold(problem: Problem): number | undefined {
  const choices = problem.kind === 'countdown' ? undefined : problem.choices?.length
  if (choices === undefined || choices === 0) return 0.5
  return choices > 2 ? 0.5 + 1 / choices : undefined
}

/**
 * Decides by the continuations from a thought's end, and values it by those from its start too.
 * @throws RangeError where there are no continuations
 */
export function rolloutVerdict(
  {
    end,
    start,
    threshold,
  }: { readonly end: RolloutCount; readonly start: RolloutCount; readonly threshold: number },
  level = 0.95,
): RolloutVerdict {
  const reached = rolloutShare(end, level)
  return {
    correct: reached.low > threshold,
    reached,
    value: difference(reached, rolloutShare(start, level)),
  }
}

/**
 * The share that is right, with the central interval of its posterior under a uniform prior, Beta(right + 1, wrong + 1). Where
 * none or all are right the interval reaches to 0 or 1 (Brown, Cai and DasGupta 2001), so that it holds the share.
 */
export function rolloutShare({ right, n }: RolloutCount, level = 0.95): RolloutShare {
  if (!(n >= 1 && right >= 0 && right <= n)) throw new RangeError(`${right} of ${n} rollouts right`)
  const tail = (1 - level) / 2
  return {
    value: right / n,
    low: right === 0 ? 0 : betaQuantile(tail, right + 1, n - right + 1),
    high: right === n ? 1 : betaQuantile(1 - tail, right + 1, n - right + 1),
    n,
  }
}

/** Independent shares: the interval that Newcombe (1998, method 10) puts together from those of the two. */
function difference(end: RolloutShare, start: RolloutShare): RolloutShare {
  const value = end.value - start.value
  return {
    value,
    low: value - Math.hypot(end.value - end.low, start.high - start.value),
    high: value + Math.hypot(end.high - end.value, start.value - start.low),
    n: Math.min(end.n, start.n),
  }
}
