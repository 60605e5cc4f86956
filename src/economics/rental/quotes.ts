/** One price that somebody asked for an hour of a GPU on a day. */
export interface RentalQuote {
  /** YYYY-MM-DD. */
  readonly date: string
  readonly region: string
  readonly model: string
  readonly usdPerGpuHour: number
  readonly provider: string
  /** On demand, spot, a year … : what is not compared with each other. */
  readonly term: string
  /** GPUs on offer, where it is known: what regions are weighted by. */
  readonly capacityGpus?: number
}

/** One series of prices: a model at a provider in a region on terms. Its price on a day is the median of its quotes. */
export interface PriceSeries {
  readonly key: string
  readonly region: string
  readonly model: string
  readonly term: string
  readonly prices: ReadonlyMap<string, SeriesPrice>
}

interface SeriesPrice {
  readonly usdPerGpuHour: number
  readonly capacityGpus?: number
  readonly quotes: number
  /** Quotes left out, since they are far from all others of their stratum that day. */
  readonly trimmed: number
}

/** Quotes further from their median than so many times the median distance, scaled to a normal spread, are left out. */
const furthest = 5
const normalSpread = 1.4826

/** Quotes as series. Each stratum (model, region, term) is trimmed on its own, day by day. */
export function seriesOf(quotes: readonly RentalQuote[]): readonly PriceSeries[] {
  const kept = new Map<RentalQuote, boolean>()
  for (const stratum of grouped(quotes, ({ date, model, region, term }) => [date, model, region, term]))
    for (const quote of stratum) kept.set(quote, !isFar(quote, stratum))
  return grouped(quotes, ({ model, region, term, provider }) => [model, region, term, provider]).flatMap(
    (own) => {
      const [first] = own
      if (first === undefined) return []
      const { region, model, term, provider } = first
      const key = [model, region, term, provider].join(' · ')
      const prices = new Map<string, SeriesPrice>()
      for (const day of grouped(own, ({ date }) => [date])) {
        const price = dayPrice(day, kept)
        if (price && day[0]) prices.set(day[0].date, price)
      }
      return [{ key, region, model, term, prices }]
    },
  )
}

function dayPrice(
  day: readonly RentalQuote[],
  kept: ReadonlyMap<RentalQuote, boolean>,
): SeriesPrice | undefined {
  const inside = day.filter((quote) => kept.get(quote))
  // A series whose every quote was far off has no price that day.
  if (inside.length === 0) return undefined
  const capacities = inside.flatMap(({ capacityGpus }) => capacityGpus ?? [])
  return {
    usdPerGpuHour: median(inside.map(({ usdPerGpuHour }) => usdPerGpuHour)),
    ...(capacities.length === 0 ? {} : { capacityGpus: median(capacities) }),
    quotes: inside.length,
    trimmed: day.length - inside.length,
  }
}

function isFar({ usdPerGpuHour }: RentalQuote, stratum: readonly RentalQuote[]): boolean {
  const logs = stratum.map((quote) => Math.log(quote.usdPerGpuHour))
  const middle = median(logs)
  const spread = normalSpread * median(logs.map((log) => Math.abs(log - middle)))
  // Of quotes that mostly agree to the cent every other would be far.
  return spread > 0 && Math.abs(Math.log(usdPerGpuHour) - middle) > furthest * spread
}

/** @throws RangeError of no numbers */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  if (low === undefined || high === undefined) throw new RangeError('no prices')
  return (low + high) / 2
}

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => readonly string[],
): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = JSON.stringify(keyOf(item))
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}
