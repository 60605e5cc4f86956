import { binOf, histogramEdges } from './distribution-bins.ts'
import type { MeasuredResponse } from './measured-response.ts'

type OutcomeName = 'correct' | 'incorrect' | 'ungradable' | 'ungraded'

/** How often whole numbers fall into bins, by the outcome of the response that they are of. */
export interface Histogram {
  /** Where the bins begin, and where the last one ends. */
  readonly edges: readonly number[]
  /** How many numbers there are in each bin, for each outcome that occurs. */
  readonly counts: Readonly<Partial<Record<OutcomeName, readonly number[]>>>
  readonly quantiles: { readonly p10: number; readonly p50: number; readonly p90: number }
}

export interface HistogramTally {
  readonly add: (value: number, outcome: MeasuredResponse['outcome']) => void
  /** Undefined where nothing was added. */
  readonly result: () => Histogram | undefined
}

const order: readonly OutcomeName[] = ['correct', 'incorrect', 'ungradable', 'ungraded']

export function histogramTally(): HistogramTally {
  const counts = new Map<OutcomeName, number[]>()
  // Whole numbers repeat: counting each is exact, and small however many responses there are.
  const values = new Map<number, number>()
  return {
    add: (value, outcome) => {
      const name = outcome === undefined || outcome === 'failed' ? 'ungraded' : outcome
      const bins = counts.get(name) ?? histogramEdges.map(() => 0)
      const bin = binOf(value, histogramEdges)
      bins[bin] = (bins[bin] as number) + 1
      counts.set(name, bins)
      values.set(value, (values.get(value) ?? 0) + 1)
    },
    result: () => {
      if (values.size === 0) return undefined
      const used = [...counts.values()].flatMap((bins) =>
        bins.flatMap((count, bin) => (count > 0 ? [bin] : [])),
      )
      const [first, last] = [Math.min(...used), Math.max(...used)]
      return {
        edges: histogramEdges.slice(first, last + 2),
        counts: Object.fromEntries(
          order.flatMap((name) => {
            const bins = counts.get(name)
            return bins ? [[name, bins.slice(first, last + 1)]] : []
          }),
        ),
        quantiles: quantilesOf(values),
      }
    },
  }
}

function quantilesOf(values: ReadonlyMap<number, number>): Histogram['quantiles'] {
  const ordered = [...values].sort(([a], [b]) => a - b)
  const total = ordered.reduce((sum, [, count]) => sum + count, 0)
  /** The smallest value that at least this share of the values do not exceed. */
  const quantile = (share: number): number => {
    let passed = 0
    for (const [value, count] of ordered) {
      passed += count
      if (passed >= share * total) return value
    }
    return ordered.at(-1)?.[0] ?? 0
  }
  return { p10: quantile(0.1), p50: quantile(0.5), p90: quantile(0.9) }
}
