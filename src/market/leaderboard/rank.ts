import { type BoardEntry, modelKey } from './board.ts'

/** A model with its rank. */
export interface Ranked {
  readonly key: string
  readonly entry: BoardEntry
  /** One more than the models above: equal scores share a rank, and the next one is left out. */
  readonly rank: number
  /** The ranks that the intervals leave open; undefined where not every model has one. */
  readonly between?: readonly [best: number, worst: number]
}

/**
 * Ranks by score. Where every score has an interval, `between` goes from one more than the models that are certainly better
 * to those that may be as good: models whose ranges overlap are not told apart by the data.
 */
export function ranked(models: readonly BoardEntry[]): readonly Ranked[] {
  const sorted = models.toSorted((a, b) => b.score - a.score)
  const hasIntervals = models.every(({ low, high }) => low !== undefined && high !== undefined)
  const rankOf = new Map<number, number>()
  for (const [place, { score }] of sorted.entries()) if (!rankOf.has(score)) rankOf.set(score, place + 1)
  return sorted.map((entry) => {
    const { low = entry.score, high = entry.score } = entry
    const better = models.filter((other) => (other.low ?? other.score) > high).length
    const worse = models.filter((other) => (other.high ?? other.score) < low).length
    return {
      key: modelKey(entry.name),
      entry,
      rank: rankOf.get(entry.score) ?? 0,
      ...(hasIntervals ? { between: [1 + better, models.length - worse] as const } : {}),
    }
  })
}
