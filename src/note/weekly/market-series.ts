import {
  fxTable,
  type IndexSeries,
  indexSeries,
  type PriceHistory,
  priceHistories,
  type StockLevel,
  stockLevels,
  type Universe,
} from '#market'
import { readExchangeRates } from '#run/facts'
import type { IssueTables } from './issue-tables.ts'
import type { WeeklyFacts } from './weekly-facts.ts'

/** The AI stocks as an index, what the Mag 7 are a share of, and funds beside them. */
export interface MarketSeries {
  readonly file: string
  readonly isSynthetic: boolean
  /** Whether the stocks were chosen after the fact: the list of peers of the day, taken back. */
  readonly isHindsight: boolean
  readonly universe: Universe
  readonly market: Universe
  readonly levels: IndexSeries['levels']
  readonly marketLevels: IndexSeries['levels']
  readonly funds: readonly { readonly ticker: string; readonly levels: readonly StockLevel[] }[]
}

/** ChatGPT's release, from which the weekly counts. */
export const since = '2022-11-30'
const fundTickers = ['AIQ', 'XT']

type MarketFacts = Pick<WeeklyFacts, 'tables' | 'sample' | 'peers' | 'printed'>

/** The last that was made of some closes: three figures in two languages ask for the same one. */
const made = new WeakMap<object, { readonly of: MarketFacts; readonly series: MarketSeries }>()

/** Closes of the issue, or made-up ones; undefined with neither. @throws RangeError where they don't hold together */
export function marketSeries(facts: MarketFacts): MarketSeries | undefined {
  const { tables, sample, peers, printed } = facts
  const { prices } = tables.prices ? tables : sample
  if (!prices) return undefined
  const known = made.get(prices)
  const isSame =
    known?.of.tables === tables && known.of.peers === peers && known.of.printed.date === printed.date
  if (known && isSame) return known.series
  const series = seriesOf(prices, facts)
  made.set(prices, { of: facts, series })
  return series
}

function seriesOf(
  prices: NonNullable<IssueTables['prices']>,
  { tables, sample, peers, printed }: MarketFacts,
): MarketSeries {
  const source = tables.prices ? tables : sample
  const histories = priceHistories(prices.rows)
  const { universe = ofPeers(peers, 'equal'), market = ofPeers(peers, 'cap') } = tables
  const group = peers.groups.find(({ id }) => id === 'mag7')?.tickers ?? []
  const inputs = { histories: withCurrencies(histories, peers), fx: ratesOf(source), to: printed.date, group }
  const { levels, hindsight } = indexSeries(universe, inputs)
  const [from, to] = [levels[0]?.date ?? since, levels.at(-1)?.date ?? printed.date]
  return {
    file: prices.file,
    isSynthetic: prices.isSynthetic,
    isHindsight: hindsight.length > 0,
    universe,
    market,
    levels,
    marketLevels: indexSeries(market, inputs).levels,
    funds: fundTickers.flatMap((ticker) => {
      const history = inputs.histories.get(ticker)
      const currency = universe.currency
      return history ? [{ ticker, levels: stockLevels(history, { currency, fx: inputs.fx, from, to }) }] : []
    }),
  }
}

/** Rates of the issue; without a file of them, the one that the printed market values imply. */
export function ratesOf({ fx }: IssueTables): ReturnType<typeof fxTable> {
  return fxTable(fx?.rows ?? readExchangeRates().filter(({ id }) => id === 'weekly-peers'))
}

/** A file may leave out in which currency a known stock is quoted. */
function withCurrencies(
  histories: ReadonlyMap<string, PriceHistory>,
  { stocks }: WeeklyFacts['peers'],
): ReadonlyMap<string, PriceHistory> {
  return new Map(
    [...histories].map(([ticker, history]) => {
      const currency = stocks.find((one) => one.ticker === ticker)?.currency ?? 'USD'
      const closes = history.closes.map((close) => ({ ...close, currency: close.currency ?? currency }))
      return [ticker, { ...history, closes }]
    }),
  )
}

function ofPeers({ stocks, date }: WeeklyFacts['peers'], weighting: Universe['weighting']): Universe {
  return {
    id: `peers-${weighting}`,
    name: { en: 'The peers', ko: '피어 종목' },
    currency: 'USD',
    weighting,
    rebalancing: 'quarter-end',
    lagDays: 5,
    base: { date: since, level: 100 },
    withholding: 0,
    versions: [
      {
        id: 'v.4',
        announced: date,
        effective: since,
        members: stocks.map(({ ticker }) => ticker),
        hindsight: true,
      },
    ],
  }
}
