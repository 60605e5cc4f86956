import type { Confidence } from '../datum.ts'

/** What a million tokens of a kind cost in US dollars. A price that nobody told is absent: it is not the full price. */
export interface UsdPerMillion {
  readonly input?: number
  /** Input that was read from a cache. */
  readonly cachedInput?: number
  readonly output?: number
}

/** A price that held for some time, at some hours: prices are not numbers but (provider, model, kind, date, hour, weekday). */
export interface DatedPrice {
  readonly provider: string
  readonly models: readonly string[]
  /** The first instant that it holds, ISO 8601. */
  readonly from: string
  /** The first that it does not hold any more. */
  readonly to?: string
  /** Times of the day, `16:30` up to `00:30`; without them all day. */
  readonly hoursUtc?: readonly { readonly from: string; readonly to: string }[]
  /** 0 is Sunday; without them every day. */
  readonly weekdaysUtc?: readonly number[]
  readonly usdPerMillion: UsdPerMillion
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
  readonly note?: string
}

/** What the overlay says of a model at an instant. */
export type OverlayPrice =
  | { readonly type: 'price'; readonly price: DatedPrice }
  /** Its prices are known, and none holds then: not on sale yet, or no more. */
  | { readonly type: 'not on sale'; readonly first: string; readonly last: string | undefined }

/**
 * The price of a model at an instant; undefined where the overlay does not know the model. Particular rows go before general
 * ones: those with hours first, then the later one.
 */
export function overlayPrice(
  rows: readonly DatedPrice[],
  { model, provider, at }: { readonly model: string; readonly provider?: string; readonly at: Date },
): OverlayPrice | undefined {
  const own = rows.filter(
    (row) =>
      row.models.includes(model.toLowerCase()) && (provider === undefined || row.provider === provider),
  )
  if (own.length === 0) return undefined
  const holding = own.filter((row) => holds(row, at))
  const [price] = holding.sort(
    (a, b) =>
      Number(b.hoursUtc !== undefined) - Number(a.hoursUtc !== undefined) || b.from.localeCompare(a.from),
  )
  if (price) return { type: 'price', price }
  const ends = own.map(({ to }) => to)
  return {
    type: 'not on sale',
    first: own.map(({ from }) => from).sort()[0] as string,
    last: ends.includes(undefined) ? undefined : (ends.sort().at(-1) as string),
  }
}

/** The prices of a model on a day of UTC, each with the hours at which it holds first and no more. */
export function pricesOfDay(
  rows: readonly DatedPrice[],
  { model, provider, at }: { readonly model: string; readonly provider?: string; readonly at: Date },
): readonly { readonly from: string; readonly to: string; readonly price: DatedPrice }[] {
  const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate())
  const bands: { from: string; to: string; price: DatedPrice }[] = []
  for (let minute = 0; minute < minutesOfDay; minute += 1) {
    const found = overlayPrice(rows, {
      model,
      ...(provider === undefined ? {} : { provider }),
      at: new Date(midnight + minute * msPerMinute),
    })
    const last = bands.at(-1)
    if (found?.type !== 'price') continue
    if (last?.price === found.price && last.to === clock(minute)) last.to = clock(minute + 1)
    else bands.push({ from: clock(minute), to: clock(minute + 1), price: found.price })
  }
  return bands
}

const minutesOfDay = 1440
const msPerMinute = 60_000

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

function holds({ from, to, hoursUtc, weekdaysUtc }: DatedPrice, at: Date): boolean {
  const instant = at.getTime()
  if (instant < Date.parse(from) || (to !== undefined && instant >= Date.parse(to))) return false
  if (weekdaysUtc !== undefined && !weekdaysUtc.includes(at.getUTCDay())) return false
  return hoursUtc === undefined || hoursUtc.some((window) => isWithin(window, at))
}

function isWithin(window: { readonly from: string; readonly to: string }, at: Date): boolean {
  const time = at.toISOString().slice(11, 16)
  // A window may pass midnight.
  return window.from <= window.to
    ? time >= window.from && time < window.to
    : time >= window.from || time < window.to
}
