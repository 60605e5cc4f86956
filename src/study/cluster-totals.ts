import type { MeasuredResponse, ResponseMetric } from '#metric'
import type { ClusterTotal } from '#statistics'

/** The sums of a metric over each cluster of problems, clusters in order of appearance. */
export function clusterTotals(
  responses: readonly MeasuredResponse[],
  metric: ResponseMetric,
): ClusterTotal[] {
  const { places, size } = clustersOf(responses)
  const sums = new Float64Array(size)
  const counts = new Uint32Array(size)
  for (let index = 0; index < responses.length; index++) {
    const value = metric.of(responses[index] as MeasuredResponse)
    if (value === undefined) continue
    const place = places[index] as number
    sums[place] = (sums[place] as number) + value
    counts[place] = (counts[place] as number) + 1
  }
  return Array.from(sums, (sum, place) => ({ sum, count: counts[place] as number }))
}

interface Clusters {
  /** Of each response: the number of its cluster, in order of appearance. */
  readonly places: Uint32Array
  readonly size: number
}

/** Found once for the dozens of metrics of the same responses. */
const known = new WeakMap<readonly MeasuredResponse[], Clusters>()

function clustersOf(responses: readonly MeasuredResponse[]): Clusters {
  const before = known.get(responses)
  if (before) return before
  const numbers = new Map<string, number>()
  const places = Uint32Array.from(responses, ({ cluster }) => {
    const place = numbers.get(cluster) ?? numbers.size
    numbers.set(cluster, place)
    return place
  })
  const clusters = { places, size: numbers.size }
  known.set(responses, clusters)
  return clusters
}
