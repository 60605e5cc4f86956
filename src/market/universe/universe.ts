import { addDays, type Day, dayNumber } from '../calendar/day.ts'
import type { InLanguages } from '../peer/peer.ts'

/** Which stocks an index holds from a day on. */
export interface UniverseVersion {
  readonly id: string
  /** When it was told: nobody could hold it before. */
  readonly announced: Day
  readonly effective: Day
  readonly members: readonly string[]
  /** Told after it took effect: chosen in hindsight, and every result says so. */
  readonly hindsight?: boolean
}

export type Weighting = 'equal' | 'cap'
/** Third Friday of March, June, September and December; their last trading day; or never. */
export type Rebalancing = 'third-friday' | 'quarter-end' | 'none'

/** An index: what it holds, how it is weighted and when weights are set anew. */
export interface Universe {
  readonly id: string
  readonly name: InLanguages
  readonly currency: string
  readonly weighting: Weighting
  readonly rebalancing: Rebalancing
  /** Days from the choice of constituents to the close at which they come in. */
  readonly lagDays: number
  readonly base: { readonly date: Day; readonly level: number }
  /** Of dividends, what is withheld: 0 makes a gross index, 0.15 a net one. */
  readonly withholding: number
  readonly versions: readonly UniverseVersion[]
}

/** @throws RangeError where a version could not have been known, or holds a stock twice */
export function checkUniverse({ versions, lagDays, withholding }: Universe): void {
  if (!(Number.isInteger(lagDays) && lagDays >= 0))
    throw new RangeError(`lagDays ${lagDays}: must be whole, from 0`)
  if (!(withholding >= 0 && withholding <= 1))
    throw new RangeError(`withholding ${withholding}: must be from 0 to 1`)
  for (const { id, announced, effective, members, hindsight } of versions) {
    dayNumber(effective)
    dayNumber(announced)
    if (announced > effective && hindsight !== true)
      throw new RangeError(
        `version ${id}: announced on ${announced}, after it takes effect on ${effective}: mark it as hindsight, or move it`,
      )
    if (members.length === 0) throw new RangeError(`version ${id}: holds nothing`)
    const twice = members.find((ticker, place) => members.indexOf(ticker) !== place)
    if (twice !== undefined) throw new RangeError(`version ${id}: holds ${twice} twice`)
  }
}

/** The version in force at a rebalance: the last to take effect by then that was known `lagDays` before. */
export function versionOn({ versions, lagDays }: Universe, day: Day): UniverseVersion | undefined {
  const chosen = addDays(day, -lagDays)
  return versions
    .filter(
      ({ effective, announced, hindsight }) =>
        effective <= day && (hindsight === true || announced <= chosen),
    )
    .toSorted((a, b) => (a.effective < b.effective ? -1 : a.effective > b.effective ? 1 : 0))
    .at(-1)
}
