import type { FxRow, Peer, PriceRow } from '#market'
import { RunError } from '../run-error.ts'
import { yahooFailure } from './yahoo-failure.ts'

/** What is used of the package yahoo-finance2. */
export interface YahooLibrary {
  readonly chart: (
    symbol: string,
    options: { readonly period1: string; readonly period2: string; readonly events: string },
  ) => Promise<YahooChart>
}

interface YahooChart {
  readonly meta: { readonly currency: string; readonly gmtoffset?: number }
  readonly quotes: readonly { readonly date: Date; readonly close: number | null }[]
  readonly events?: {
    readonly dividends?: readonly { readonly date: Date; readonly amount: number }[]
  }
}

type YahooClass = new (options: Readonly<Record<string, unknown>>) => YahooLibrary

const silence = (): void => {}
/** The package tells of its version and of each answer that it does not know, in part where tables and JSON are printed. */
const quietly = {
  logger: { info: silence, warn: silence, error: silence, debug: silence, dir: silence },
  validation: { logErrors: false, logOptionsErrors: false },
  versionCheck: false,
}

/** The library of a loaded package: version 2 exports an instance, later ones a class. */
export function yahooLibrary(loaded: unknown): YahooLibrary {
  const { default: exported } = loaded as { readonly default: YahooLibrary | YahooClass }
  return typeof exported === 'function' ? new exported(quietly) : exported
}

/** Endings of Yahoo's symbols, by the exchange as the peer table names it. */
const endings: Readonly<Record<string, string>> = {
  US: '',
  KS: '.KS',
  HK: '.HK',
  JP: '.T',
  TT: '.TW',
  IN: '.NS',
  GY: '.DE',
}
/** Where Yahoo's name is another, or the market within the country is. */
const others: Readonly<Record<string, string>> = { 'INFO IN': 'INFY.NS', '328130 KS': '328130.KQ' }

/** @throws RunError where the exchange is unknown */
export function yahooSymbol({ ticker, exchange }: Pick<Peer, 'ticker' | 'exchange'>): string {
  const other = others[`${ticker} ${exchange}`]
  if (other !== undefined) return other
  const ending = endings[exchange]
  if (ending === undefined)
    throw new RunError(`${ticker}: no ending of Yahoo's is known for exchange ${exchange}`)
  return `${exchange === 'HK' ? ticker.padStart(4, '0') : ticker}${ending}`
}

export interface YahooRequest {
  readonly peers: readonly Pick<Peer, 'ticker' | 'exchange' | 'currency'>[]
  /** Market values are asked for in it. */
  readonly currency: string
  readonly from: string
  /** The day after the last. */
  readonly until: string
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

/** Closes and rates, and what could not be had. */
export interface YahooPrices {
  readonly rows: readonly PriceRow[]
  readonly fx: readonly FxRow[]
  readonly missing: readonly { readonly symbol: string; readonly why: string }[]
}

/**
 * Closes of peers in the columns that files have. Yahoo's closes and dividends are in shares of today already: splits are left
 * out, or they would be counted twice. One symbol is asked for after the other, until Yahoo cannot be reached or refuses more.
 * @throws RunError where that is so before anything came
 */
export async function yahooPrices(
  library: YahooLibrary,
  { peers, currency, from, until, signal, onProgress }: YahooRequest,
): Promise<YahooPrices> {
  const currencies = [...new Set(peers.map((peer) => peer.currency))].filter((one) => one !== currency)
  const pairs = currencies.map((one) => ({ from: one, to: currency, symbol: `${one}${currency}=X` }))
  const symbols = [...peers.map(yahooSymbol), ...pairs.map(({ symbol }) => symbol)]
  const charts = new Map<string, YahooChart>()
  const missing: { symbol: string; why: string }[] = []
  for (const [done, symbol] of symbols.entries()) {
    signal.throwIfAborted()
    try {
      charts.set(symbol, await library.chart(symbol, { period1: from, period2: until, events: 'div' }))
    } catch (error) {
      const { says, isOfAll } = yahooFailure(error)
      if (isOfAll && charts.size === 0) throw new RunError(says)
      missing.push({ symbol, why: isOfAll ? `${says}; symbols after it were not asked for` : says })
      if (isOfAll) break
    }
    onProgress(done + 1, symbols.length)
  }
  return {
    rows: peers.flatMap((peer) => rowsOf(peer.ticker, charts.get(yahooSymbol(peer)))),
    fx: pairs.flatMap((pair) =>
      closesOf(charts.get(pair.symbol)).map(({ date, close }) => ({
        date,
        from: pair.from,
        to: pair.to,
        rate: close,
        source: 'Yahoo Finance',
      })),
    ),
    missing,
  }
}

function rowsOf(ticker: string, chart: YahooChart | undefined): readonly PriceRow[] {
  const offset = chart?.meta.gmtoffset ?? 0
  const paid = new Map(
    (chart?.events?.dividends ?? []).map(({ date, amount }) => [localDay(date, offset), amount]),
  )
  return closesOf(chart).map(({ date, close }) => {
    const dividend = paid.get(date)
    return {
      date,
      ticker,
      close,
      ...(chart === undefined ? {} : { currency: chart.meta.currency }),
      ...(dividend === undefined ? {} : { dividend }),
    }
  })
}

/** The last close of each day: days without one are holidays. */
function closesOf(
  chart: YahooChart | undefined,
): readonly { readonly date: string; readonly close: number }[] {
  const byDay = new Map<string, number>()
  for (const { date, close } of chart?.quotes ?? [])
    if (close !== null && close > 0) byDay.set(localDay(date, chart?.meta.gmtoffset ?? 0), close)
  return [...byDay].map(([date, close]) => ({ date, close }))
}

/** A day of the exchange, not of Greenwich. */
function localDay(date: Date, offsetSeconds: number): string {
  return new Date(date.getTime() + 1000 * offsetSeconds).toISOString().slice(0, 10)
}
