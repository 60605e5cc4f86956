import { type ReturnWindow, returnWindows } from '../calendar/base-date.ts'
import type { Day } from '../calendar/day.ts'
import type { FxRate, FxTable } from '../price/fx-table.ts'
import type { PriceHistory } from '../price/price-history.ts'
import { historyRow } from './history-row.ts'
import type { PeerGroup, PeerSegment, Peers } from './peer.ts'
import type { PeerRow, RowWithRates } from './peer-row.ts'
import { printedRow } from './printed-row.ts'
import { type SegmentMeans, segmentMeans } from './segment-means.ts'

export interface PeerTableSegment extends PeerSegment {
  readonly rows: readonly PeerRow[]
  readonly means: SegmentMeans
}

/** What a group of stocks is of all that the table has, by market value. */
export interface GroupShare extends PeerGroup {
  readonly capAmount: number
  readonly ofAmount: number
  readonly share: number
}

export interface PeerTable {
  readonly date: Day
  readonly currency: string
  readonly segments: readonly PeerTableSegment[]
  readonly all: SegmentMeans
  readonly groups: readonly GroupShare[]
  readonly fx: readonly FxRate[]
}

export interface PeerTableSettings {
  readonly date: Day
  readonly currency: string
  readonly fx: FxTable
  /** Without it, what was printed. */
  readonly histories?: ReadonlyMap<string, PriceHistory>
  readonly segment?: string
  readonly sort?: PeerColumn
}

/** Columns that a table can be sorted by. */
export type PeerColumn = 'ticker' | 'name' | 'price' | 'cap' | ReturnWindow | 'earnings'
export const peerColumns: readonly PeerColumn[] = [
  'ticker',
  'name',
  'price',
  'cap',
  ...returnWindows,
  'earnings',
]

/**
 * The peers by segment with what they are worth and did.
 * @throws RangeError where nothing was printed for that day and there are no prices, or no such segment
 */
export function peerTable(peers: Peers, settings: PeerTableSettings): PeerTable {
  const { date, currency, segment, sort } = settings
  const segments = peers.segments.filter(({ id }) => segment === undefined || id === segment)
  if (segments.length === 0)
    throw new RangeError(
      `no segment "${segment}": there are ${peers.segments.map(({ id }) => id).join(', ')}`,
    )
  const made = rowsOf(peers, settings)
  const rows = made.map(({ row }) => row)
  return {
    date,
    currency,
    segments: segments.map((one) => {
      const own = rows.filter(({ segment: at }) => at === one.id)
      return { ...one, rows: sort === undefined ? own : sorted(own, sort), means: segmentMeans(own) }
    }),
    all: segmentMeans(rows),
    groups: peers.groups.flatMap((group) => shareOf(group, rows)),
    fx: distinct(made.flatMap(({ rates }) => rates)),
  }
}

function rowsOf(peers: Peers, { date, currency, fx, histories }: PeerTableSettings): readonly RowWithRates[] {
  if (histories)
    return peers.stocks.map((peer) =>
      historyRow(peer, histories.get(peer.ticker), { date, currency, fx, announced: peers.date }),
    )
  if (date !== peers.date)
    throw new RangeError(`nothing is printed for ${date}, only for ${peers.date}: name prices for other days`)
  return peers.stocks.flatMap((peer) =>
    peer.printed ? [printedRow(peer, { printed: peer.printed, date, currency, fx })] : [],
  )
}

function shareOf(group: PeerGroup, rows: readonly PeerRow[]): readonly GroupShare[] {
  const capOf = (some: readonly PeerRow[]): number =>
    some.reduce((sum, { marketCap }) => sum + (marketCap?.amount ?? 0), 0)
  const own = rows.filter(({ ticker }) => group.tickers.includes(ticker))
  // A part without its largest stock is not that part.
  if (own.length < group.tickers.length || own.some(({ marketCap }) => marketCap === null)) return []
  const [capAmount, ofAmount] = [capOf(own), capOf(rows)]
  return [{ ...group, capAmount, ofAmount, share: capAmount / ofAmount }]
}

function sorted(rows: readonly PeerRow[], column: PeerColumn): readonly PeerRow[] {
  if (column === 'ticker' || column === 'name' || column === 'earnings') {
    const textOf = (row: PeerRow): string =>
      column === 'ticker' ? row.ticker : column === 'name' ? row.name.en : (row.earnings?.date ?? '9999')
    return rows.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0))
  }
  const sizeOf = (row: PeerRow): number => sizeIn(row, column) ?? Number.NEGATIVE_INFINITY
  return rows.toSorted((a, b) => sizeOf(b) - sizeOf(a) || 0)
}

function sizeIn(row: PeerRow, column: 'price' | 'cap' | ReturnWindow): number | undefined {
  if (column === 'price') return row.price?.value
  if (column === 'cap') return row.marketCap?.amount
  return row.returns[column]?.percent
}

function distinct(rates: readonly FxRate[]): readonly FxRate[] {
  return [...new Map(rates.map((rate) => [`${rate.from} ${rate.to} ${rate.date}`, rate])).values()]
}
