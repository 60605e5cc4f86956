/**
 * Bins that are the same in every run, so that arms, models and runs can be laid over each other: their edges grow by the same
 * factor. A bin holds the whole numbers from its edge up to, but not including, the next one.
 */

const doublings = 24

/** Edges of histograms of tokens and thoughts: 0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 32 … a third of a doubling each. */
export const histogramEdges: readonly number[] = [0, ...growing({ from: 1, perDoubling: 3 })]

/** Edges of the time since the start or since a switch, in tokens: 0, 16, 23, 32, 45, 64 … half a doubling each. */
export const hazardEdges: readonly number[] = [0, ...growing({ from: 16, perDoubling: 2 })]

/** Positions of thoughts, 1 for the first: each alone up to the eighth, then so many together. */
export const positionEdges: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 17, 33, 65]

function growing({ from, perDoubling }: { readonly from: number; readonly perDoubling: number }): number[] {
  const all = Array.from({ length: doublings * perDoubling }, (_, step) =>
    Math.round(from * 2 ** (step / perDoubling)),
  )
  return [...new Set(all)]
}

/** The bin that a number lies in: the place of the last edge that it reaches. */
export function binOf(value: number, edges: readonly number[]): number {
  let low = 0
  let high = edges.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((edges[middle] as number) <= value) low = middle
    else high = middle - 1
  }
  return low
}
