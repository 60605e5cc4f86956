import type { JudgedColumns } from './judged-columns.ts'
import type { LabelWorth } from './label-worth.ts'

/** Sums over the chosen responses. */
export interface ComposedSums {
  readonly responses: number
  /** Σ over responses of UT, corrected. */
  readonly score: number
  /** Σ over responses of "contains a correct thought", corrected. */
  readonly containsCorrect: number
  /** What Σ UT would be by false positives alone, were every thought incorrect. */
  readonly floor: number
  /** What "contains a correct thought" would be by false positives alone. */
  readonly containsFloor: number
}

/**
 * UT = Σ_j (1 − t_j/T) · a_j · Π_{l<j} (1 − a_l), response by response, a being what each label is worth: the correction is
 * made label by label and then composed, since the first "correct" ends the sum. With a_j = 1 − specificity, all labels of a
 * response taken for false, the same gives the floor.
 * @param weights how often each cluster of problems counts
 */
export function composedUnderthinking(
  { clusters, firstResponse, firstThought, stratum, judged, left }: JudgedColumns,
  { correct, incorrect, specificity }: LabelWorth,
  weights: Float64Array,
): ComposedSums {
  let responses = 0
  let score = 0
  let containsCorrect = 0
  let floor = 0
  let containsFloor = 0
  for (let cluster = 0; cluster < clusters.length; cluster++) {
    const weight = weights[cluster] as number
    if (weight === 0) continue
    const end = firstResponse[cluster + 1] as number
    for (let response = firstResponse[cluster] as number; response < end; response++) {
      let none = 1
      let allFalse = 1
      let ut = 0
      let utFloor = 0
      const last = firstThought[response + 1] as number
      for (let thought = firstThought[response] as number; thought < last; thought++) {
        const at = stratum[thought] as number
        const a = (judged[thought] === 1 ? correct[at] : incorrect[at]) as number
        const kept = specificity[at] as number
        const share = left[thought] as number
        ut += share * a * none
        utFloor += share * (1 - kept) * allFalse
        none *= 1 - a
        allFalse *= kept
      }
      responses += weight
      score += weight * ut
      floor += weight * utFloor
      containsCorrect += weight * (1 - none)
      containsFloor += weight * (1 - allFalse)
    }
  }
  return { responses, score, containsCorrect, floor, containsFloor }
}

/**
 * By how much the judge's errors multiply the variance of a response, mean over responses: each of its thoughts contributes
 * 1 + sp (1 − sp) ÷ (se + sp − 1)², as if all were incorrect.
 */
export function varianceInflation(
  { firstThought, stratum }: JudgedColumns,
  { discernment, specificity }: LabelWorth,
): number {
  const factors = specificity.map((share, at) => 1 + (share * (1 - share)) / (discernment[at] as number) ** 2)
  let sum = 0
  for (let response = 0; response + 1 < firstThought.length; response++) {
    let product = 1
    const last = firstThought[response + 1] as number
    for (let thought = firstThought[response] as number; thought < last; thought++)
      product *= factors[stratum[thought] as number] as number
    sum += product
  }
  return sum / (firstThought.length - 1)
}
