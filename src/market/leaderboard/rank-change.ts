/** A model's rank in one week: whatever its name is compared by. */
export interface PlacedModel {
  readonly key: string
  readonly rank: number
}

/**
 * Why a rank changed. For ranks that are one more than the models above it holds exactly that
 * `rank = previous − dropOutsAbove + entrantsAbove + overtakenBy − overtook`.
 */
export interface RankChange {
  readonly key: string
  readonly rank: number
  readonly previous: number
  /** Above it before, and gone. */
  readonly dropOutsAbove: number
  /** Above it now, and new. */
  readonly entrantsAbove: number
  readonly overtakenBy: number
  readonly overtook: number
  /** Whether the sum comes out. It does not where a printed rank was not one more than the models above. */
  readonly reconciles: boolean
}

/** Rank changes of everybody who was there before and still is. */
export function rankChanges(
  before: readonly PlacedModel[],
  after: readonly PlacedModel[],
): readonly RankChange[] {
  const old = new Map(before.map(({ key, rank }) => [key, rank]))
  const current = new Map(after.map(({ key, rank }) => [key, rank]))
  return after.flatMap(({ key, rank }) => {
    const previous = old.get(key)
    if (previous === undefined) return []
    const aboveNow = after.filter((one) => one.rank < rank)
    const aboveThen = before.filter((one) => one.rank < previous)
    const counts = {
      dropOutsAbove: aboveThen.filter((one) => !current.has(one.key)).length,
      entrantsAbove: aboveNow.filter((one) => !old.has(one.key)).length,
      overtakenBy: aboveNow.filter((one) => (old.get(one.key) ?? 0) >= previous).length,
      overtook: aboveThen.filter((one) => (current.get(one.key) ?? 0) >= rank).length,
    }
    return [{ key, rank, previous, ...counts, reconciles: comesOut({ rank, previous, ...counts }) }]
  })
}

function comesOut(change: Omit<RankChange, 'key' | 'reconciles'>): boolean {
  const { rank, previous, dropOutsAbove, entrantsAbove, overtakenBy, overtook } = change
  return rank === previous - dropOutsAbove + entrantsAbove + overtakenBy - overtook
}

/** A printed line: its rank, and by how many it says to have risen (+) or fallen (−); undefined where it is new. */
export interface PrintedMove {
  readonly key: string
  readonly rank: number
  readonly move: number | undefined
}

/** A printed list of one week, taken back to the week before as far as its arrows say. */
export interface ImpliedWeek {
  readonly changes: readonly RankChange[]
  /** Ranks of the week before that nobody of the list had: who held them dropped out and is not named. */
  readonly vacated: readonly number[]
  /** Whether every arrow comes out. */
  readonly reconciles: boolean
}

/**
 * Checks printed arrows: each gives a rank of the week before, and ranks that are left empty above it must have been held by
 * somebody who is gone.
 */
export function impliedWeek(rows: readonly PrintedMove[]): ImpliedWeek {
  const stayers = rows.flatMap(({ key, rank, move }) =>
    move === undefined ? [] : [{ key, rank: rank + move }],
  )
  const vacated = emptyRanks(stayers.map(({ rank }) => rank))
  const gone = vacated.map((rank) => ({ key: `(gone from ${rank})`, rank }))
  const changes = rankChanges([...stayers, ...gone], rows)
  return { changes, vacated, reconciles: changes.every((change) => change.reconciles) }
}

/** Ranks that somebody must have had for the others to come out. After a tie ranks are left out: nobody had those. */
function emptyRanks(ranks: readonly number[]): readonly number[] {
  const empty: number[] = []
  const last = Math.max(0, ...ranks)
  let above = 0
  for (let rank = 1; rank <= last; rank++) {
    const held = ranks.filter((one) => one === rank).length
    const isEmpty = held === 0 && above === rank - 1
    if (isEmpty) empty.push(rank)
    above += held + (isEmpty ? 1 : 0)
  }
  return empty
}
