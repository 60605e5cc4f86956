import type { Explained } from '#economics'
import { fxTable, type PeerTable, peerTable, priceHistories, returnWindows, type WindowMean } from '#market'
import { ratesOf } from './market-series.ts'
import { derivedValue, printedValue } from './printed-value.ts'
import type { WeeklyFacts } from './weekly-facts.ts'

type PeerFacts = Pick<WeeklyFacts, 'peers' | 'tables' | 'printed'>

/** The peers by closes of the issue's own, or as they were printed. */
export function weeklyPeers({ peers, tables, printed }: PeerFacts): PeerTable {
  const { prices } = tables
  if (!prices) return peerTable(peers, { date: peers.date, currency: 'KRW', fx: fxTable([]) })
  return peerTable(peers, {
    date: printed.date,
    currency: 'KRW',
    fx: ratesOf(tables),
    histories: priceHistories(prices.rows),
  })
}

/** Where the numbers of the peers are from. */
export function peerPlace({ peers, tables, printed }: PeerFacts): {
  readonly source: string
  readonly date: string
} {
  return tables.prices ? { source: tables.prices.file, date: printed.date } : peers
}

type Entry = readonly [string, Explained]

/** Means of all peers and of each segment, by window: `peers.mean.YTD.equal`, `peers.cloud.1W.equal`; shares of groups. */
export function segmentMeansOf(facts: PeerFacts): readonly Entry[] {
  const table = weeklyPeers(facts)
  const place = peerPlace(facts)
  const all = [{ id: 'mean', means: table.all }, ...table.segments.map(({ id, means }) => ({ id, means }))]
  const means = all.flatMap(({ id, means: own }) =>
    returnWindows.flatMap((window) => [
      ...meanEntry(`peers.${id}.${window}.equal`, own[window], 'equal', place),
      ...meanEntry(`peers.${id}.${window}.cap`, own[window], 'cap', place),
    ]),
  )
  const shares = table.groups.map(({ id, share, capAmount, ofAmount }): Entry => {
    const inputs = [printedValue('own', capAmount, 'KRW', place), printedValue('all', ofAmount, 'KRW', place)]
    const name = `share of ${id} in the market value of all peers`
    return [`peers.share.${id}`, derivedValue(name, { value: share, unit: '', formula: 'own / all', inputs })]
  })
  const counts = table.segments.map(({ id, rows }): Entry => {
    const name = `stocks of ${id}`
    return [`peers.${id}.count`, printedValue(name, rows.length, '', place)]
  })
  const stocks = table.segments.reduce((sum, { rows }) => sum + rows.length, 0)
  return [
    ...means,
    ...shares,
    ...counts,
    ['peers.count', printedValue('stocks of the tables', stocks, '', place)],
  ]
}

function meanEntry(
  path: string,
  mean: WindowMean,
  weight: 'equal' | 'cap',
  place: { readonly source: string; readonly date: string },
): readonly Entry[] {
  const value = mean[weight]
  if (value === null) return []
  const isEqual = weight === 'equal'
  const inputs = [printedValue('stocks', isEqual ? mean.stocks : mean.stocksWithCap, '', place)]
  const formula = isEqual ? 'Σ r / stocks' : 'Σ cap / Σ (cap / (1 + r)) − 1'
  const name = isEqual ? 'equal-weighted return' : 'return weighted by market value at the beginning'
  return [[path, derivedValue(name, { value, unit: '%', formula, inputs })]]
}
