import { type Absent, type ClusterTotal, type Estimate, estimateMean } from '#statistics'
import type { AgreementCounts, Calibration, CalibrationStratum } from './calibration.ts'

/** How often a judge is right, with intervals over clusters of problems. `n` counts thoughts. */
export interface JudgeRates {
  /** Of the thoughts that are correct, the share that the judge calls correct. */
  readonly sensitivity: Estimate | Absent
  /** Of the thoughts that are incorrect, the share that the judge calls incorrect. */
  readonly specificity: Estimate | Absent
}

export interface StratumRates extends JudgeRates {
  readonly stratum: CalibrationStratum
}

/** Sensitivity and specificity over all strata and in each. */
export function calibrationRates(
  { strata, clusters }: Calibration,
  options: { readonly seed: string; readonly level?: number },
): JudgeRates & { readonly strata: readonly StratumRates[] } {
  const ratesOf = (
    chosen: (counts: readonly AgreementCounts[]) => readonly AgreementCounts[],
  ): JudgeRates => {
    const share = (right: keyof AgreementCounts, wrong: keyof AgreementCounts): ClusterTotal[] =>
      clusters.map(({ counts }) => {
        const sum = total(chosen(counts), right)
        return { sum, count: sum + total(chosen(counts), wrong) }
      })
    return {
      sensitivity: rate(share('truePositive', 'falseNegative'), 'correct', options),
      specificity: rate(share('trueNegative', 'falsePositive'), 'incorrect', options),
    }
  }
  return {
    ...ratesOf((counts) => counts),
    strata: strata.map((stratum, index) => ({
      stratum,
      ...ratesOf((counts) => counts.slice(index, index + 1)),
    })),
  }
}

function total(counts: readonly AgreementCounts[], kind: keyof AgreementCounts): number {
  return counts.reduce((sum, count) => sum + count[kind], 0)
}

function rate(
  clusters: readonly ClusterTotal[],
  kind: 'correct' | 'incorrect',
  options: { readonly seed: string; readonly level?: number },
): Estimate | Absent {
  const thoughts = clusters.reduce((sum, { count }) => sum + count, 0)
  if (thoughts === 0) return { absent: `the reference finds no thought ${kind}` }
  const estimate = estimateMean(clusters, { ...options, binary: true })
  if (!('absent' in estimate)) return estimate
  return { absent: 'labelled thoughts of one problem only: an interval needs at least two problems' }
}
