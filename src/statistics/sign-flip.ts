import type { Difference, PairedTotals } from './paired-totals.ts'
import { signFlipper } from './resample.ts'

const exactUpTo = 12
const draws = 10000

/** What a cluster has in common between the arms (half sums) and what swapping its arms turns (half differences). */
interface Halves {
  readonly size: number
  readonly informative: number
  readonly commonSums: Float64Array
  readonly turningSums: Float64Array
  readonly commonCounts: Float64Array
  readonly turningCounts: Float64Array
}

function halvesOf({ size, informative, sumsA, countsA, sumsB, countsB }: PairedTotals): Halves {
  const half = (a: Float64Array, b: Float64Array, sign: number): Float64Array =>
    a.map((value, index) => ((b[index] as number) + sign * value) / 2)
  return {
    size,
    informative,
    commonSums: half(sumsA, sumsB, 1),
    turningSums: half(sumsA, sumsB, -1),
    commonCounts: half(countsA, countsB, 1),
    turningCounts: half(countsA, countsB, -1),
  }
}

/** |t| of the difference after the arms of the clusters with sign −1 are swapped; Infinity where undefined. */
function flippedT(halves: Halves, signs: Float64Array): number {
  const { size, informative, commonSums, turningSums, commonCounts, turningCounts } = halves
  let sum = 0
  let sumTurn = 0
  let count = 0
  let countTurn = 0
  for (let index = 0; index < size; index++) {
    const sign = signs[index] as number
    sum += commonSums[index] as number
    sumTurn += sign * (turningSums[index] as number)
    count += commonCounts[index] as number
    countTurn += sign * (turningCounts[index] as number)
  }
  const countA = count - countTurn
  const countB = count + countTurn
  const meanA = (sum - sumTurn) / countA
  const meanB = (sum + sumTurn) / countB
  let squares = 0
  for (let index = 0; index < size; index++) {
    const sign = signs[index] as number
    const turn = sign * (turningSums[index] as number)
    const turnCount = sign * (turningCounts[index] as number)
    const common = commonSums[index] as number
    const commonCount = commonCounts[index] as number
    const residualA = (common - turn - meanA * (commonCount - turnCount)) / countA
    const residualB = (common + turn - meanB * (commonCount + turnCount)) / countB
    squares += (residualB - residualA) ** 2
  }
  const t = Math.abs(meanB - meanA) / Math.sqrt((squares * informative) / (informative - 1))
  return Number.isNaN(t) ? Infinity : t
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

function turningClusters({ size, turningSums, turningCounts }: Halves): number[] {
  const all = Array.from({ length: size }, (_, index) => index)
  return all.filter((index) => turningSums[index] !== 0 || turningCounts[index] !== 0)
}

function exactPValue(test: {
  readonly halves: Halves
  readonly turning: readonly number[]
  observed: number
}): number {
  const { halves, turning, observed } = test
  const signs = new Float64Array(halves.size).fill(1)
  const flips = 2 ** turning.length
  let hits = 0
  for (let flip = 0; flip < flips; flip++) {
    for (const [bit, index] of turning.entries()) signs[index] = (flip >> bit) & 1 ? -1 : 1
    if (flippedT(halves, signs) >= observed) hits++
  }
  return hits / flips
}
