import type { Calibration } from '#judge'

/** What the labels of a judge that errs are worth, by stratum of its calibration. NaN where the counts do not tell. */
export interface LabelWorth {
  /** Share of the incorrect thoughts that the judge calls incorrect. */
  readonly specificity: Float64Array
  /** Sensitivity + specificity − 1: 1 of a judge that never errs, 0 of one that throws dice. */
  readonly discernment: Float64Array
  /** a of a thought called correct: specificity ÷ discernment. */
  readonly correct: Float64Array
  /** a of a thought called incorrect: −(1 − specificity) ÷ discernment. */
  readonly incorrect: Float64Array
}

/** A calibration's counts in one column: of each cluster, of each stratum, the four in the order of `kinds`. */
export interface AgreementColumns {
  readonly clusters: readonly string[]
  readonly strata: number
  readonly counts: Float64Array
}

const kinds = ['truePositive', 'falseNegative', 'trueNegative', 'falsePositive'] as const

export function agreementColumns({ clusters, strata }: Calibration): AgreementColumns {
  return {
    clusters: clusters.map(({ cluster }) => cluster),
    strata: strata.length,
    counts: Float64Array.from(
      clusters.flatMap(({ counts }) =>
        strata.flatMap((_, stratum) => kinds.map((kind) => counts[stratum]?.[kind] ?? 0)),
      ),
    ),
  }
}

/** Right and wrong calls of a judge in one stratum, correct thoughts (first two) or incorrect ones. */
type Kind = 'correct' | 'incorrect'

/**
 * Each label o becomes a = (o − (1 − specificity)) ÷ (sensitivity + specificity − 1), whose expectation is 1 for a correct
 * thought and 0 for an incorrect one if the judge's errors are independent given the truth.
 * @param weights how often each cluster of the calibration counts
 * @param unseen a rate in place of one that is exactly 0 or 1, which no resampling varies; left out, it stays as it is
 */
export function labelWorth(
  agreement: AgreementColumns,
  weights: Float64Array,
  unseen: (rate: number, stratum: number, kind: Kind) => number = (rate) => rate,
): LabelWorth {
  const totals = totalCounts(agreement, weights)
  const rates = (kind: Kind): Float64Array =>
    Float64Array.from({ length: agreement.strata }, (_, stratum) => {
      const first = stratum * kinds.length + (kind === 'correct' ? 0 : 2)
      const right = totals[first] as number
      const rate = right / (right + (totals[first + 1] as number))
      return rate === 0 || rate === 1 ? unseen(rate, stratum, kind) : rate
    })
  const sensitivity = rates('correct')
  const specificity = rates('incorrect')
  const discernment = sensitivity.map((rate, stratum) => rate + (specificity[stratum] as number) - 1)
  const divided = (of: (specificity: number) => number): Float64Array =>
    discernment.map((by, stratum) => (by > 0 ? of(specificity[stratum] as number) / by : Number.NaN))
  return {
    specificity,
    discernment,
    correct: divided((share) => share),
    incorrect: divided((share) => share - 1),
  }
}

function totalCounts({ clusters, strata, counts }: AgreementColumns, weights: Float64Array): Float64Array {
  const width = strata * kinds.length
  const totals = new Float64Array(width)
  for (let cluster = 0; cluster < clusters.length; cluster++) {
    const weight = weights[cluster] as number
    if (weight === 0) continue
    for (let column = 0; column < width; column++)
      totals[column] = (totals[column] as number) + weight * (counts[cluster * width + column] as number)
  }
  return totals
}

/** How many clusters hold thoughts of a kind, and how many such thoughts there are, in one stratum. */
export function labelled(
  { clusters, strata, counts }: AgreementColumns,
  stratum: number,
  kind: Kind,
): { readonly clusters: number; readonly thoughts: number } {
  let holding = 0
  let thoughts = 0
  for (let cluster = 0; cluster < clusters.length; cluster++) {
    const first = (cluster * strata + stratum) * kinds.length + (kind === 'correct' ? 0 : 2)
    const own = (counts[first] as number) + (counts[first + 1] as number)
    thoughts += own
    if (own > 0) holding++
  }
  return { clusters: holding, thoughts }
}
