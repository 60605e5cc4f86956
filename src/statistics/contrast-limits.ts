import { type Interval, unbounded } from './interval.ts'
import { discordanceInterval } from './paired-proportion.ts'
import type { PairedTotals } from './paired-totals.ts'

/**
 * What bounds the difference of a binary metric whatever the resampling says: the interval as if each problem's
 * difference were made of whole problems gained and lost, the most that differences of such a mean can vary. Needed
 * where hardly a problem differs, as near 0 and 1. Unequal counts enter by Kish's effective number of problems.
 */
export function contrastLimits(
  { size, sumsA, sumsB, countsA, countsB }: PairedTotals,
  level: number,
): Interval {
  const totalA = sumOf(countsA)
  const totalB = sumOf(countsB)
  const effective = Math.min(totalA ** 2 / sumOfSquares(countsA), totalB ** 2 / sumOfSquares(countsB))
  let lost = 0
  let gained = 0
  for (let index = 0; index < size; index++) {
    const difference = (sumsB[index] as number) / totalB - (sumsA[index] as number) / totalA
    if (difference < 0) lost -= difference
    else gained += difference
  }
  if (!(lost + gained <= 1)) return { ...unbounded }
  return discordanceInterval(lost * effective, gained * effective, effective, level)
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0)
}
