import type { Explained } from '#economics'
import { fxTable, type PeerTable, peerTable, returnWindows, type WindowMean } from '#market'
import { derivedValue, printedValue } from './printed-value.ts'
import type { WeeklyFacts } from './weekly-facts.ts'

/** The peers as they were printed. */
export function printedPeers({ peers }: Pick<WeeklyFacts, 'peers'>): PeerTable {
  return peerTable(peers, { date: peers.date, currency: 'KRW', fx: fxTable([]) })
}

type Entry = readonly [string, Explained]

/** Means of all peers and of each segment, by window: `peers.mean.YTD.equal`, `peers.cloud.1W.equal`; shares of groups. */
export function segmentMeansOf(facts: Pick<WeeklyFacts, 'peers'>): readonly Entry[] {
  const { peers } = facts
  const table = printedPeers(facts)
  const all = [{ id: 'mean', means: table.all }, ...table.segments.map(({ id, means }) => ({ id, means }))]
  const means = all.flatMap(({ id, means: own }) =>
    returnWindows.flatMap((window) => [
      ...meanEntry(`peers.${id}.${window}.equal`, own[window], 'equal', peers),
      ...meanEntry(`peers.${id}.${window}.cap`, own[window], 'cap', peers),
    ]),
  )
  const shares = table.groups.map(({ id, share, capAmount, ofAmount }): Entry => {
    const inputs = [printedValue('own', capAmount, 'KRW', peers), printedValue('all', ofAmount, 'KRW', peers)]
    const name = `share of ${id} in the market value of all peers`
    return [`peers.share.${id}`, derivedValue(name, { value: share, unit: '', formula: 'own / all', inputs })]
  })
  return [...means, ...shares]
}

function meanEntry(
  path: string,
  mean: WindowMean,
  weight: 'equal' | 'cap',
  peers: WeeklyFacts['peers'],
): readonly Entry[] {
  const value = mean[weight]
  if (value === null) return []
  const isEqual = weight === 'equal'
  const inputs = [printedValue('stocks', isEqual ? mean.stocks : mean.stocksWithCap, '', peers)]
  const formula = isEqual ? 'Σ r / stocks' : 'Σ cap / Σ (cap / (1 + r)) − 1'
  const name = isEqual ? 'equal-weighted return' : 'return weighted by market value at the beginning'
  return [[path, derivedValue(name, { value, unit: '%', formula, inputs })]]
}
