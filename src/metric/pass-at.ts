import { chanceOfAtLeast } from './hypergeometric.ts'

/** How many responses to one problem there are, and how many of them are correct. */
export interface SampleCounts {
  readonly responses: number
  readonly correct: number
}

/**
 * pass@k of one problem: the chance that at least one of k of its responses, drawn without replacement, is correct;
 * 1 − C(n−c, k) ÷ C(n, k), the unbiased estimate of arXiv 2107.03374. In [0, 1], rising in k. Undefined with fewer than k
 * responses.
 */
export function passAt(k: number, counts: SampleCounts): number | undefined {
  return atLeastCorrect(1, k, counts)
}

/** pass^k of one problem: the chance that all of k of its responses are correct; C(c, k) ÷ C(n, k). Falling in k. */
export function passEveryAt(k: number, counts: SampleCounts): number | undefined {
  return atLeastCorrect(k, k, counts)
}

/**
 * G-Pass@k_τ of one problem (arXiv 2412.13147): the chance that at least ⌈τ k⌉ of k of its responses are correct, and at
 * least one. τ from 0 to 1: pass@k where ⌈τ k⌉ is at most 1, pass^k where τ is 1.
 */
export function gPassAt(
  k: number,
  { threshold, ...counts }: SampleCounts & { readonly threshold: number },
): number | undefined {
  if (!(threshold >= 0 && threshold <= 1)) throw new RangeError(`threshold ${threshold}: must be from 0 to 1`)
  return atLeastCorrect(neededAt(k, threshold), k, counts)
}

/** mG-Pass@k of one problem: (2 ÷ k) Σ G-Pass@k at thresholds i ÷ k, i from ⌈k ÷ 2⌉ + 1 to k. Undefined below k = 2. */
export function meanGPassAt(k: number, counts: SampleCounts): number | undefined {
  if (k < 2) return undefined
  let sum = 0
  for (let needed = Math.ceil(k / 2) + 1; needed <= k; needed++) {
    const chance = atLeastCorrect(needed, k, counts)
    if (chance === undefined) return undefined
    sum += chance
  }
  return (2 * sum) / k
}

/** ⌈τ k⌉, at least 1; what rounding adds to a whole number is none of it: .7 × 10 is 7. */
function neededAt(k: number, threshold: number): number {
  return Math.max(1, Math.ceil(threshold * k - 1e-9))
}

function atLeastCorrect(needed: number, k: number, { responses, correct }: SampleCounts): number | undefined {
  if (!(Number.isInteger(k) && k >= 1)) throw new RangeError(`k ${k}: must be an integer from 1`)
  if (responses < k) return undefined
  return chanceOfAtLeast(needed, { size: responses, marked: correct, drawn: k })
}
