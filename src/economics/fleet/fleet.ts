import type { Confidence } from '../datum.ts'
import { numberText } from '../explained.ts'

/** How a count or an amount is meant. */
export type Qualifier = 'exactly' | 'about' | 'at least' | 'at most' | 'planned'

/** A fleet as somebody counted it on a day. */
export interface FleetEntry {
  readonly owner: string
  readonly count: number
  readonly qualifier: Qualifier
  readonly accelerators: readonly string[]
  /** What exactly was counted: owned, bought in a year, serving … */
  readonly measure: string
  readonly date: string
  readonly source: string
  readonly confidence: Confidence
  readonly remark?: string
  readonly powerGw?: number
  readonly targetPowerGw?: number
}

/** Everything that was said of one owner's fleet. */
export interface OwnerFleet {
  readonly owner: string
  readonly entries: readonly FleetEntry[]
  /** The largest count by the smallest; 1 where there is one. */
  readonly spread: number
  /** Counts that were said of one thing and cannot both be true, whatever their qualifiers. */
  readonly disagreeing: readonly string[]
}

/** Fleets by owner, in the order of their first entry. What was counted differs: counts are never added up within one. */
export function fleetsByOwner(entries: readonly FleetEntry[]): readonly OwnerFleet[] {
  const owners = [...new Set(entries.map(({ owner }) => owner))]
  return owners.map((owner) => {
    const own = entries.filter((entry) => entry.owner === owner)
    const counts = own.map(({ count }) => count)
    return {
      owner,
      entries: own,
      spread: Math.max(...counts) / Math.min(...counts),
      disagreeing: disagreements(own),
    }
  })
}

/** An owner cannot serve with more than it has. */
function disagreements(entries: readonly FleetEntry[]): readonly string[] {
  const whole = entries.filter(
    ({ measure, qualifier }) => measure === 'owned or used' && qualifier !== 'at least',
  )
  const parts = entries.filter(
    ({ measure, qualifier }) => measure !== 'owned or used' && qualifier !== 'planned',
  )
  return whole.flatMap((all) =>
    parts
      .filter((part) => part.count > all.count)
      .map(
        (part) =>
          `${part.measure}: ${part.qualifier === 'exactly' ? '' : `${part.qualifier} `}${numberText(part.count)} are more than the ${numberText(all.count)} ${all.measure}`,
      ),
  )
}

/** The sum of one table: entries of the same measure by the same source. */
export function fleetSum(
  entries: readonly FleetEntry[],
  { source, measure }: { readonly source: string; readonly measure: string },
): number {
  return entries
    .filter((entry) => entry.source === source && entry.measure === measure)
    .reduce((sum, { count }) => sum + count, 0)
}
