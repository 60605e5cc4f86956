import { type PriceSeries, type RentalQuote, seriesOf } from './quotes.ts'

/** One day of an index. */
export interface IndexDay {
  readonly date: string
  /** 100 on the first day. */
  readonly index: number
  /** Series whose price was compared with that of the day before. */
  readonly matched: number
  /** Of these, series that had no price for a while: they were moved with the index meanwhile. */
  readonly returned: number
  /** Series without a price on this day that may come back. */
  readonly missing: number
  /** Series that begin on this day: they change the index from the next day on. */
  readonly entered: number
  readonly quotes: number
  readonly trimmed: number
  /** The middle price of the day: what an index is not, since it moves when series come and go. */
  readonly medianUsdPerGpuHour: number | null
}

/** An index over series of one kind. */
export interface PriceIndex {
  /** What it is of: a model, a region, a model in a region, or everything. */
  readonly name: string
  readonly series: number
  readonly days: readonly IndexDay[]
  /** Whether regions are weighted by the capacity on offer; otherwise all strata count alike. */
  readonly weighted: boolean
}

export type IndexBy = 'model' | 'region' | 'model-region' | 'all'

/** Days after which a series that is missing is not waited for. */
const usualGapDays = 7

/**
 * Chain-linked price indices of GPU-hours: on each day the unweighted geometric mean of price relatives within a stratum
 * (model, region, term: a Jevons index over matched series), across strata the mean of their logs by capacity on offer.
 * A series that is missing for at most `maxGapDays` moves with its index, and corrects it when it is back.
 */
export function priceIndices(
  quotes: readonly RentalQuote[],
  { by = 'model', maxGapDays = usualGapDays }: { readonly by?: IndexBy; readonly maxGapDays?: number } = {},
): readonly PriceIndex[] {
  const groups = new Map<string, PriceSeries[]>()
  for (const series of seriesOf(quotes)) {
    const name = nameOf(series, by)
    const group = groups.get(name)
    if (group) group.push(series)
    else groups.set(name, [series])
  }
  return [...groups]
    .map(([name, series]) => indexOf(name, series, maxGapDays))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

function nameOf({ model, region }: PriceSeries, by: IndexBy): string {
  if (by === 'all') return 'all'
  if (by === 'model-region') return `${model} · ${region}`
  return by === 'model' ? model : region
}

/** What is remembered of a series from day to day. */
interface Memory {
  /** Its price, or what it would be had it moved with the index since. */
  readonly price: number
  readonly lastSeen: string
  readonly capacity: number | undefined
}

function indexOf(name: string, series: readonly PriceSeries[], maxGapDays: number): PriceIndex {
  const dates = [...new Set(series.flatMap(({ prices }) => [...prices.keys()]))].toSorted()
  const weighted = series.every(({ prices }) =>
    [...prices.values()].every(({ capacityGpus }) => capacityGpus !== undefined),
  )
  const memory = new Map<string, Memory>()
  let index = 100
  let before = dates[0] ?? ''
  const days = dates.map((date) => {
    forgetLongMissing(memory, date, maxGapDays)
    const matched = series.filter(({ key, prices }) => memory.has(key) && prices.has(date))
    const move = moveOf(matched, { date, memory, weighted })
    index *= move
    const returned = matched.filter(({ key }) => memory.get(key)?.lastSeen !== before).length
    const present = series.filter(({ prices }) => prices.has(date))
    const entered = date === dates[0] ? 0 : present.length - matched.length
    remember(series, { date, memory, move })
    before = date
    return dayOf(present, { date, index, matched: matched.length, returned, entered, known: memory.size })
  })
  return { name, series: series.length, days, weighted }
}

function forgetLongMissing(memory: Map<string, Memory>, date: string, maxGapDays: number): void {
  for (const [key, { lastSeen }] of memory) if (daysBetween(lastSeen, date) > maxGapDays) memory.delete(key)
}

/** By how much prices of matched series moved: within a stratum alike, across strata by capacity. */
function moveOf(
  matched: readonly PriceSeries[],
  {
    date,
    memory,
    weighted,
  }: {
    readonly date: string
    readonly memory: ReadonlyMap<string, Memory>
    readonly weighted: boolean
  },
): number {
  const strata = new Map<string, { logs: number; series: number; capacity: number }>()
  for (const { key, model, region, term, prices } of matched) {
    const [now, then] = [prices.get(date), memory.get(key)]
    if (now === undefined || then === undefined) continue
    const name = JSON.stringify([model, region, term])
    const stratum = strata.get(name) ?? { logs: 0, series: 0, capacity: 0 }
    stratum.logs += Math.log(now.usdPerGpuHour / then.price)
    stratum.series += 1
    stratum.capacity += ((now.capacityGpus ?? 0) + (then.capacity ?? 0)) / 2
    strata.set(name, stratum)
  }
  let [sum, weights] = [0, 0]
  for (const { logs, series, capacity } of strata.values()) {
    const weight = weighted ? capacity : 1
    sum += (weight * logs) / series
    weights += weight
  }
  return weights === 0 ? 1 : Math.exp(sum / weights)
}

function remember(
  series: readonly PriceSeries[],
  {
    date,
    memory,
    move,
  }: { readonly date: string; readonly memory: Map<string, Memory>; readonly move: number },
): void {
  for (const { key, prices } of series) {
    const now = prices.get(date)
    const then = memory.get(key)
    if (now) memory.set(key, { price: now.usdPerGpuHour, lastSeen: date, capacity: now.capacityGpus })
    else if (then) memory.set(key, { ...then, price: then.price * move })
  }
}

function dayOf(
  present: readonly PriceSeries[],
  day: Pick<IndexDay, 'date' | 'index' | 'matched' | 'returned' | 'entered'> & { readonly known: number },
): IndexDay {
  const { known, ...counted } = day
  const prices = present.flatMap(({ prices: own }) => own.get(day.date) ?? [])
  const sorted = prices.map(({ usdPerGpuHour }) => usdPerGpuHour).toSorted((a, b) => a - b)
  const low = sorted[Math.ceil(sorted.length / 2) - 1]
  const high = sorted[Math.floor(sorted.length / 2)]
  return {
    ...counted,
    missing: known - present.length,
    quotes: prices.reduce((sum, { quotes }) => sum + quotes, 0),
    trimmed: prices.reduce((sum, { trimmed }) => sum + trimmed, 0),
    medianUsdPerGpuHour: low === undefined || high === undefined ? null : (low + high) / 2,
  }
}

const msPerDay = 86_400_000

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / msPerDay
}
