import { percentileInterval, resampler } from '#statistics'

/** A number read off totals, with its interval; infinite where nothing bounds it. */
export interface TotalsEstimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Totals of several quantities over clusters of problems, and what they were in resamples of these clusters. */
export interface TotalsBootstrap {
  readonly clusters: number
  /** One total a quantity. */
  readonly totals: Float64Array
  /** The totals in each resample. */
  readonly replicates: readonly Float64Array[]
  /**
   * A number that is read off the totals, with its percentile interval; undefined where the totals do not give it. A resample
   * that does not give it (NaN) widens the interval to both sides. On the scale of logarithms for ratios of what is positive.
   */
  readonly estimate: (
    of: (totals: Float64Array) => number,
    scale?: 'logarithm' | 'itself',
  ) => TotalsEstimate | undefined
}

export interface BootstrapOptions {
  readonly seed: string
  readonly level: number
}

const mostReplicates = 1999
const fewestReplicates = 199
/** So many additions at most, all resamples together, before there are fewer of these. */
const mostAdditions = 6e7

/**
 * Resamples clusters of problems, all quantities together, so that whatever is read off several of them (a ratio, which of
 * two arms is better) varies as they vary together.
 * @param columns what each cluster adds to each quantity; all of one length, which is at least 2
 */
export function totalsBootstrap(
  columns: readonly Float64Array[],
  { seed, level }: BootstrapOptions,
): TotalsBootstrap {
  const clusters = columns[0]?.length ?? 0
  const affordable = Math.floor(mostAdditions / Math.max(1, clusters * columns.length))
  const count = Math.min(mostReplicates, Math.max(fewestReplicates, affordable))
  const resample = resampler(seed, clusters)
  const weights = new Float64Array(clusters)
  const replicates = Array.from({ length: count }, () => {
    resample(weights)
    return weighted(columns, weights)
  })
  const totals = weighted(columns, weights.fill(1))
  return {
    clusters,
    totals,
    replicates,
    estimate(of, scale = 'itself') {
      const value = of(totals)
      if (Number.isNaN(value)) return undefined
      const [to, from] = scale === 'logarithm' ? [Math.log, Math.exp] : [same, same]
      const drawn = Float64Array.from(replicates, (one) => to(of(one)))
      const { low, high } = percentileInterval(to(value), drawn, { level, clusters })
      return { value, low: from(low), high: from(high) }
    },
  }
}

const same = (value: number): number => value

function weighted(columns: readonly Float64Array[], weights: Float64Array): Float64Array {
  return Float64Array.from(columns, (column) => {
    let total = 0
    for (let cluster = 0; cluster < weights.length; cluster++)
      total += (weights[cluster] as number) * (column[cluster] as number)
    return total
  })
}
