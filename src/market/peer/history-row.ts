import { baseDate, type ReturnWindow, returnWindows } from '../calendar/base-date.ts'
import { type Day, daysBetween } from '../calendar/day.ts'
import type { FxRate, FxTable } from '../price/fx-table.ts'
import { type Close, closeOn, type PriceHistory } from '../price/price-history.ts'
import { returnOver } from '../price/return-over.ts'
import type { Peer } from './peer.ts'
import type { MarketCap, PeerRow, RowWithRates, WindowReturn } from './peer-row.ts'
import { nextEarnings } from './printed-row.ts'

export interface HistorySettings {
  readonly date: Day
  /** Of market values. */
  readonly currency: string
  readonly fx: FxTable
  /** The day whose announcements of results are known. */
  readonly announced: Day
}

/** A line computed from closes; without them every number is absent. */
export function historyRow(
  peer: Peer,
  history: PriceHistory | undefined,
  settings: HistorySettings,
): RowWithRates {
  const { ticker, exchange, segment, name, ai } = peer
  const absent: Record<string, string> = {}
  const rates: FxRate[] = []
  const quoted = history === undefined ? undefined : { ...history, closes: inKnown(history, peer.currency) }
  const last = quoted === undefined ? { absent: 'no row in the prices' } : closeOn(quoted, settings.date)
  const close = 'absent' in last ? undefined : last
  if ('absent' in last) absent['price'] = last.absent
  const cap = close === undefined ? undefined : marketCapOf(close, settings)
  if (cap && 'absent' in cap) absent['marketCap'] = cap.absent
  if (cap && 'rate' in cap && cap.rate) rates.push(cap.rate)
  const returns = returnWindows.map((window) => {
    const found = quoted && close && returnIn(quoted, window, settings)
    if (found && 'absent' in found) absent[window] = found.absent
    return [window, found && 'percent' in found ? found : null]
  })
  const earnings = earningsOf(peer, settings)
  if (earnings === null) absent['earnings'] = 'no day is announced that lies ahead'
  return {
    row: {
      ticker,
      exchange,
      segment,
      name,
      ai,
      currency: close?.currency ?? peer.currency,
      price: close ? { value: close.traded, date: close.date, origin: 'history' } : null,
      marketCap: cap && 'marketCap' in cap ? cap.marketCap : null,
      returns: Object.fromEntries(returns) as PeerRow['returns'],
      earnings,
      absent,
      warnings: history?.warnings ?? [],
    },
    rates,
  }
}

/** Where a file names no currency, it is the one that the stock is known to be quoted in. */
function inKnown({ closes }: PriceHistory, currency: string): readonly Close[] {
  return closes.map((close) => ({ ...close, currency: close.currency ?? currency }))
}

function marketCapOf(
  { close, shares, currency = '' }: Close,
  { currency: asked, fx, date }: HistorySettings,
): { readonly marketCap: MarketCap; readonly rate?: FxRate } | { readonly absent: string } {
  if (shares === undefined) return { absent: 'the prices have no shares outstanding' }
  const amount = shares * close
  if (currency === asked) return { marketCap: { amount, currency, origin: 'history' } }
  const rate = fx.rate(currency, asked, date)
  if ('absent' in rate) return rate
  return { marketCap: { amount: amount * rate.rate, currency: asked, origin: 'history' }, rate }
}

function returnIn(
  history: PriceHistory,
  window: ReturnWindow,
  { date, fx }: HistorySettings,
): WindowReturn | { readonly absent: string } {
  const found = returnOver(history, { from: baseDate(window, date), to: date }, fx)
  if ('absent' in found) return found
  const { base, price, total } = found
  return {
    percent: 100 * price,
    totalPercent: 100 * total,
    origin: 'history',
    basePrice: { value: base.close, low: base.close, high: base.close, origin: 'history' },
    baseDate: base.date,
  }
}

const yearDays = 366

function earningsOf({ printed }: Peer, { date, announced }: HistorySettings): PeerRow['earnings'] {
  if (printed === undefined || daysBetween(announced, date) > yearDays) return null
  const next = nextEarnings(printed.earnings, announced)
  return next.date >= date ? { ...next, origin: 'printed' } : null
}
