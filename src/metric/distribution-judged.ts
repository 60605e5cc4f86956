import type { ClusterTotal } from '#statistics'
import { binOf, positionEdges } from './distribution-bins.ts'
import { type ClusterSums, clusterSums } from './distribution-clusters.ts'
import type { MeasuredResponse } from './measured-response.ts'

/** Where the first correct thought is: how many responses have it at each position, at a later one, and nowhere. */
export interface FirstCorrectCounts {
  /** From the first position on. */
  readonly at: readonly number[]
  readonly later: number
  readonly none: number
}

/** Thoughts from a position up to the next group's of incorrect responses, and how many of them are correct. */
export interface PositionTotals {
  readonly from: number
  readonly totals: readonly ClusterTotal[]
}

export interface JudgedDistributions {
  readonly firstCorrect: Readonly<Partial<Record<'correct' | 'incorrect', FirstCorrectCounts>>>
  readonly byPosition: readonly PositionTotals[]
  /** The last position that an incorrect response has. */
  readonly lastPosition: number
  /** Incorrect responses with a correct thought, and those more than a tenth of whose thoughts are correct. */
  readonly any: readonly ClusterTotal[]
  readonly overTenth: readonly ClusterTotal[]
  /** Incorrect responses in which at most 0 %, 5 % … 100 % of the thoughts are correct. */
  readonly cumulative: readonly number[]
}

export interface JudgedTally {
  /** A response all of whose thoughts are judged. */
  readonly add: (response: MeasuredResponse) => void
  readonly result: () => JudgedDistributions
}

/** First correct thoughts are counted one by one up to this position. */
const firstCorrectPositions = 10
/** Steps of the cumulative distribution. */
const shareSteps = 20
const tenth = 0.1

export function judgedTally(): JudgedTally {
  const first = { correct: emptyCounts(), incorrect: emptyCounts() }
  const positions: ClusterSums[] = []
  let lastPosition = 0
  const [any, overTenth] = [clusterSums(), clusterSums()]
  const cumulative: number[] = Array.from({ length: shareSteps + 1 }, () => 0)
  return {
    add: ({ outcome, cluster, thoughts }) => {
      if (outcome !== 'correct' && outcome !== 'incorrect') return
      const right = thoughts.map(({ correct }) => correct === true)
      count(first[outcome], right.indexOf(true))
      if (outcome === 'correct') return
      lastPosition = Math.max(lastPosition, right.length)
      const share = right.filter(Boolean).length / right.length
      any.add(cluster, Number(share > 0), 1)
      overTenth.add(cluster, Number(share > tenth), 1)
      // A share such as 3/20 must not fall beyond its own step for the rounding of a product.
      for (let step = Math.ceil(share * shareSteps - 1e-9); step <= shareSteps; step++)
        cumulative[step] = (cumulative[step] as number) + 1
      for (const [index, isRight] of right.entries()) {
        const bin = binOf(index + 1, positionEdges)
        while (positions.length <= bin) positions.push(clusterSums())
        positions[bin]?.add(cluster, Number(isRight), 1)
      }
    },
    result: () => ({
      firstCorrect: {
        ...(first.correct.responses > 0 ? { correct: countsOf(first.correct) } : {}),
        ...(first.incorrect.responses > 0 ? { incorrect: countsOf(first.incorrect) } : {}),
      },
      byPosition: positions.map((sums, bin) => ({
        from: positionEdges[bin] as number,
        totals: sums.totals(),
      })),
      lastPosition,
      any: any.totals(),
      overTenth: overTenth.totals(),
      cumulative,
    }),
  }
}

interface Counts {
  readonly at: number[]
  later: number
  none: number
  responses: number
}

function emptyCounts(): Counts {
  return { at: Array.from({ length: firstCorrectPositions }, () => 0), later: 0, none: 0, responses: 0 }
}

function count(counts: Counts, index: number): void {
  counts.responses++
  if (index < 0) counts.none++
  else if (index < firstCorrectPositions) counts.at[index] = (counts.at[index] as number) + 1
  else counts.later++
}

function countsOf({ at, later, none }: Counts): FirstCorrectCounts {
  return { at, later, none }
}
