import { totalsBootstrap } from '#metric'
import { correlation } from '#statistics'
import type { PairedClusters } from './paired-clusters.ts'

/**
 * How accuracy and cost of an answer of two arms vary together over the problems that both answered: correlations of their
 * logarithms over one bootstrap of clusters in which both arms keep their problems. Rows and columns are a's accuracy, a's cost,
 * b's accuracy and b's cost.
 * @param paired columns: right, graded, cost and answers of a, then those of b
 * @returns undefined where there are fewer than two clusters, or one of the four does not vary or is not always above 0
 */
export function pairedSpread(
  { columns, clusters }: PairedClusters,
  seed: string,
): readonly (readonly number[])[] | undefined {
  if (clusters < 2) return undefined
  const { replicates } = totalsBootstrap(columns, { seed: `joint spread of ${seed}`, level: 0.9 })
  const logarithms = [0, 2, 4, 6].map((above) =>
    Float64Array.from(replicates, (totals) =>
      Math.log((totals[above] as number) / (totals[above + 1] as number)),
    ),
  )
  const correlations = logarithms.map((one) => logarithms.map((other) => correlation(one, other)))
  return correlations.flat().every(Number.isFinite) ? correlations : undefined
}
