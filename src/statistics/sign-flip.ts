import type { Difference, PairedTotals } from './paired-totals.ts'
import { signFlipper } from './resample.ts'

const exactUpTo = 12
const draws = 10000

/** What a cluster has in common between the arms (half sums) and what swapping its arms turns (half differences). */
interface Halves {
  readonly informative: number
  readonly commonSums: Float64Array
  readonly turningSums: Float64Array
  readonly commonCounts: Float64Array
  readonly turningCounts: Float64Array
  /** Whether no swap changes a count. */
  readonly equalCounts: boolean
  /** Sums over clusters that no swap changes. */
  readonly fixed: Readonly<Record<'sum' | 'count' | 'squaredTurns' | 'squaredCounts', number>>
}

function halvesOf({ informative, sumsA, countsA, sumsB, countsB }: PairedTotals): Halves {
  const half = (a: Float64Array, b: Float64Array, sign: number): Float64Array =>
    a.map((value, index) => ((b[index] as number) + sign * value) / 2)
  const turningSums = half(sumsA, sumsB, -1)
  const turningCounts = half(countsA, countsB, -1)
  const commonSums = half(sumsA, sumsB, 1)
  const commonCounts = half(countsA, countsB, 1)
  return {
    informative,
    commonSums,
    turningSums,
    commonCounts,
    turningCounts,
    equalCounts: turningCounts.every((count) => count === 0),
    fixed: {
      sum: commonSums.reduce((sum, value) => sum + value, 0),
      count: commonCounts.reduce((sum, value) => sum + value, 0),
      squaredTurns: turningSums.reduce((sum, value) => sum + value * value, 0),
      squaredCounts: commonCounts.reduce((sum, value) => sum + value * value, 0),
    },
  }
}

/** |t| of the difference after the arms of the clusters with sign −1 are swapped; Infinity where undefined. */
function flippedT(halves: Halves, signs: Float64Array): number {
  const { value, squares } = halves.equalCounts ? flippedSums(halves, signs) : flippedPools(halves, signs)
  const t = Math.abs(value) / Math.sqrt((squares * halves.informative) / (halves.informative - 1))
  return Number.isNaN(t) ? Infinity : t
}

interface Flipped {
  readonly value: number
  /** The sum of the squares of what the clusters add. */
  readonly squares: number
}

/** With equal counts the squares expand into sums of which the signs touch only one. */
function flippedSums({ turningSums, commonCounts, fixed }: Halves, signs: Float64Array): Flipped {
  let sumTurn = 0
  let product = 0
  for (let index = 0; index < signs.length; index++) {
    const turn = (signs[index] as number) * (turningSums[index] as number)
    sumTurn += turn
    product += turn * (commonCounts[index] as number)
  }
  const value = (2 * sumTurn) / fixed.count
  const squares = 4 * fixed.squaredTurns - 4 * value * product + value * value * fixed.squaredCounts
  return { value, squares: rounded(squares, fixed.squaredTurns) / fixed.count ** 2 }
}

/** What is left of a difference of large numbers, 0 where it is mere rounding. */
function rounded(left: number, scale: number): number {
  return left <= 1e-13 * scale ? 0 : left
}

/** With unequal counts each flip pools anew. */
function flippedPools(halves: Halves, signs: Float64Array): Flipped {
  const { commonSums, turningSums, commonCounts, turningCounts } = halves
  let sumTurn = 0
  let countTurn = 0
  for (let index = 0; index < signs.length; index++) {
    sumTurn += (signs[index] as number) * (turningSums[index] as number)
    countTurn += (signs[index] as number) * (turningCounts[index] as number)
  }
  const countA = halves.fixed.count - countTurn
  const countB = halves.fixed.count + countTurn
  const meanA = (halves.fixed.sum - sumTurn) / countA
  const meanB = (halves.fixed.sum + sumTurn) / countB
  let squares = 0
  for (let index = 0; index < signs.length; index++) {
    const sign = signs[index] as number
    const turn = sign * (turningSums[index] as number)
    const turnCount = sign * (turningCounts[index] as number)
    const common = commonSums[index] as number
    const commonCount = commonCounts[index] as number
    const residualA = (common - turn - meanA * (commonCount - turnCount)) / countA
    const residualB = (common + turn - meanB * (commonCount + turnCount)) / countB
    squares += (residualB - residualA) ** 2
  }
  return { value: meanB - meanA, squares }
}

/**
 * The two-sided p-values of studentised sign-flip tests: if the arms did not differ, each problem's pair could as well
 * have come the other way round. All 2^C flips where at most 12 problems differ at all, else 10,000 random ones with
 * p = (1 + hits) ÷ (1 + draws). With equal counts this flips the signs of the problems' differences; with unequal ones
 * it swaps the totals and pools anew.
 */
export function signFlipPValues(
  contrasts: readonly { readonly totals: PairedTotals; readonly difference: Difference }[],
  seed: string,
): number[] {
  const tests = contrasts.map(({ totals, difference }) => {
    const halves = halvesOf(totals)
    const turning = turningClusters(halves)
    // A hair below the observed |t|, so that the same flips computed in another order still count as hits.
    const observed =
      (difference.value === 0 ? 0 : Math.abs(difference.value) / difference.standardError) * (1 - 1e-9)
    return { halves, turning, observed, hits: 0 }
  })
  const drawn = tests.filter(({ turning }) => turning.length > exactUpTo)
  const signs = new Float64Array(contrasts[0]?.totals.size ?? 0)
  const flip = signFlipper(seed)
  for (let draw = 0; drawn.length > 0 && draw < draws; draw++) {
    flip(signs)
    for (const test of drawn) if (flippedT(test.halves, signs) >= test.observed) test.hits++
  }
  return tests.map((test) => (drawn.includes(test) ? (1 + test.hits) / (1 + draws) : exactPValue(test)))
}

function turningClusters({ turningSums, turningCounts }: Halves): number[] {
  return Array.from(turningSums.keys()).filter(
    (index) => turningSums[index] !== 0 || turningCounts[index] !== 0,
  )
}

function exactPValue(test: {
  readonly halves: Halves
  readonly turning: readonly number[]
  observed: number
}): number {
  const { halves, turning, observed } = test
  const signs = new Float64Array(halves.turningSums.length).fill(1)
  const flips = 2 ** turning.length
  let hits = 0
  for (let flip = 0; flip < flips; flip++) {
    for (const [bit, index] of turning.entries()) signs[index] = (flip >> bit) & 1 ? -1 : 1
    if (flippedT(halves, signs) >= observed) hits++
  }
  return hits / flips
}
