import { rounded } from '#economics'
import { type ReturnWindow, returnWindows } from '../calendar/base-date.ts'
import { type Day, dayNumber } from '../calendar/day.ts'
import type { FxTable } from '../price/fx-table.ts'
import type { Peer, PrintedPeer } from './peer.ts'
import type { MarketCap, PeerRow, RowWithRates, WindowReturn } from './peer-row.ts'

/** The one decimal that returns are printed with. */
const returnDecimals = 1
const trillion = 1e12

/** A line as it was printed; the prices that its returns count from follow from them, as far as rounding lets them. */
export function printedRow(
  peer: Peer,
  { printed, date, currency, fx }: { printed: PrintedPeer; date: Day; currency: string; fx: FxTable },
): RowWithRates {
  const { ticker, exchange, segment, name, ai } = peer
  const cap = inCurrency(printed.marketCapKrwTn, { currency, date, fx })
  const returns = returnWindows.map((window) => [window, printedReturn(printed, window)])
  const row: PeerRow = {
    ticker,
    exchange,
    segment,
    name,
    ai,
    currency: peer.currency,
    price: { value: printed.price, date, origin: 'printed' },
    marketCap: cap.marketCap,
    returns: Object.fromEntries(returns) as PeerRow['returns'],
    earnings: { ...nextEarnings(printed.earnings, date), origin: 'printed' },
    absent: cap.absent,
    warnings: [],
  }
  return { row, rates: cap.rates }
}

function inCurrency(
  krwTrillion: number,
  { currency, date, fx }: { readonly currency: string; readonly date: Day; readonly fx: FxTable },
): Pick<RowWithRates, 'rates'> & {
  readonly marketCap: MarketCap | null
  readonly absent: PeerRow['absent']
} {
  const amount = krwTrillion * trillion
  if (currency === 'KRW') return { marketCap: { amount, currency, origin: 'printed' }, absent: {}, rates: [] }
  const rate = fx.rate('KRW', currency, date)
  if ('absent' in rate) return { marketCap: null, absent: { marketCap: rate.absent }, rates: [] }
  return { marketCap: { amount: amount * rate.rate, currency, origin: 'derived' }, absent: {}, rates: [rate] }
}

/** A price before a return r: price ÷ (1 + r). No day is printed beside it, and none is invented. */
function printedReturn({ price, returnsPercent }: PrintedPeer, window: ReturnWindow): WindowReturn {
  const percent = returnsPercent[window]
  const { low, high } = rounded(percent, returnDecimals)
  const before = (return_: number): number => price / (1 + return_ / 100)
  return {
    percent,
    origin: 'printed',
    basePrice: { value: before(percent), low: before(high), high: before(low), origin: 'derived' },
    baseDate: null,
  }
}

/** The first such day from a day on. @throws RangeError where it is no day of a year */
export function nextEarnings(
  monthAndDay: string,
  from: Day,
): { readonly date: Day; readonly mayChange: true } {
  const year = Number(from.slice(0, 4))
  const date = `${year}-${monthAndDay}`
  dayNumber(date)
  return { date: date >= from ? date : `${year + 1}-${monthAndDay}`, mayChange: true }
}
