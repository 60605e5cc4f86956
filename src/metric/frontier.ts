import { type BootstrapOptions, type TotalsEstimate, totalsBootstrap } from './totals-bootstrap.ts'

/** A way to answer problems: what it costs and how often it is right, in each cluster of problems. */
export interface FrontierPoint {
  /** Whose way it is: points of one arm make its curve. */
  readonly arm: string
  /** Sums over the problems of each cluster, clusters in the same order for every point. */
  readonly accuracy: Float64Array
  readonly cost: Float64Array
}

export interface PlacedPoint {
  /** Means over problems. */
  readonly accuracy: number
  readonly cost: number
  /** The share of resamples in which nothing is at least as accurate for less, or more accurate for as much. */
  readonly onFrontier: number
  /** The point that is better and cheaper most surely, by its place, and the share of resamples in which it is. */
  readonly dominated?: { readonly by: number; readonly share: number }
}

export interface Frontier {
  /** The range of costs that areas are taken over: one for all arms, on a logarithmic axis. */
  readonly axis: { readonly from: number; readonly to: number }
  readonly points: readonly PlacedPoint[]
  /** Each arm's mean over the axis of the best accuracy that its points reach for at most that cost: from 0 to 1. */
  readonly areas: readonly (TotalsEstimate & { readonly arm: string })[]
}

/**
 * Accuracy against cost: which ways nothing else beats, how sure that is, and how much accuracy an arm gives over a range of
 * budgets. Problems are resampled, all points together.
 * @param problems how many problems there are in each cluster
 */
export function frontier(
  points: readonly FrontierPoint[],
  { problems, ...options }: BootstrapOptions & { readonly problems: Float64Array },
): Frontier {
  const columns = [problems, ...points.flatMap(({ accuracy, cost }) => [accuracy, cost])]
  const bootstrap = totalsBootstrap(columns, options)
  const placed = places(bootstrap.totals)
  const axis = axisOf(placed.map(({ cost }) => cost))
  const replicates = bootstrap.replicates.map(places)
  const best = nonDominated(placed)
  const onFrontier = new Float64Array(points.length)
  for (const replicate of replicates)
    for (const index of nonDominated(replicate)) onFrontier[index] = (onFrontier[index] as number) + 1
  const arms = [...new Set(points.map(({ arm }) => arm))]
  return {
    axis,
    points: placed.map((place, index) => {
      const dominated = best.has(index) ? undefined : surest(index, { placed, best, replicates })
      return {
        ...place,
        onFrontier: (onFrontier[index] as number) / replicates.length,
        ...(dominated && { dominated }),
      }
    }),
    areas: arms.flatMap((arm) => {
      const own = points.flatMap((point, index) => (point.arm === arm ? [index] : []))
      const area = bootstrap.estimate((totals) => areaUnder(ofIndexes(places(totals), own), axis))
      return area ? [{ arm, ...area }] : []
    }),
  }
}

interface Place {
  readonly accuracy: number
  readonly cost: number
}

function places(totals: Float64Array): Place[] {
  const problems = totals[0] as number
  return Array.from({ length: (totals.length - 1) / 2 }, (_, index) => ({
    accuracy: (totals[2 * index + 1] as number) / problems,
    cost: (totals[2 * index + 2] as number) / problems,
  }))
}

function ofIndexes(all: readonly Place[], indexes: readonly number[]): Place[] {
  return indexes.map((index) => all[index] as Place)
}

/** Better in one way and no worse in the other. */
function dominates(a: Place, b: Place): boolean {
  if (a.accuracy < b.accuracy || a.cost > b.cost) return false
  return a.accuracy > b.accuracy || a.cost < b.cost
}

function nonDominated(placed: readonly Place[]): Set<number> {
  const ordered = [...placed.entries()].sort(([, a], [, b]) => a.cost - b.cost || b.accuracy - a.accuracy)
  const found = new Set<number>()
  let last: Place | undefined
  for (const [index, place] of ordered) {
    if (last && dominates(last, place)) continue
    found.add(index)
    if (!last || place.accuracy > last.accuracy) last = place
  }
  return found
}

function surest(
  index: number,
  {
    placed,
    best,
    replicates,
  }: {
    readonly placed: readonly Place[]
    readonly best: ReadonlySet<number>
    readonly replicates: readonly (readonly Place[])[]
  },
): PlacedPoint['dominated'] {
  let found: { readonly by: number; readonly share: number } | undefined
  for (const by of best) {
    if (!dominates(placed[by] as Place, placed[index] as Place)) continue
    const times = replicates.filter((all) => dominates(all[by] as Place, all[index] as Place)).length
    const share = times / replicates.length
    if (!found || share > found.share) found = { by, share }
  }
  return found
}

/** The costs of all points, to the next 1, 2 or 5 of a power of ten. */
function axisOf(costs: readonly number[]): Frontier['axis'] {
  const [least, most] = [Math.min(...costs), Math.max(...costs)]
  const from = roundDown(least)
  const to = -roundDown(-most)
  return to > from ? { from, to } : { from, to: 2 * from }
}

/** The largest 1, 2 or 5 times a power of ten that is not above a number; of a negative one, by its size. */
function roundDown(value: number): number {
  const size = Math.abs(value)
  const power = 10 ** Math.floor(Math.log10(size) + 1e-12)
  const steps = [1, 2, 5, 10].map((step) => step * power)
  if (value < 0) return -(steps.find((step) => step >= size * (1 - 1e-12)) ?? 10 * power)
  return steps.findLast((step) => step <= size * (1 + 1e-12)) ?? power
}

/** The best accuracy for at most a cost, as its mean over the logarithms of the costs of the axis. */
function areaUnder(placed: readonly Place[], { from, to }: Frontier['axis']): number {
  const ordered = placed.toSorted((a, b) => a.cost - b.cost)
  let best = 0
  let at = Math.log(from)
  let area = 0
  for (const { accuracy, cost } of ordered) {
    const next = Math.min(Math.log(to), Math.max(at, Math.log(cost)))
    area += best * (next - at)
    at = next
    best = Math.max(best, accuracy)
  }
  return (area + best * (Math.log(to) - at)) / Math.log(to / from)
}
