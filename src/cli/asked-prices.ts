import { type FxRow, type FxTable, fxTable, type PriceHistory, priceHistories } from '#market'
import { readExchangeRates, readFxTable, readPriceTable } from '#run/facts'
import { withinDomain } from './within-domain.ts'

/** What somebody's files say of prices. */
export interface AskedPrices {
  readonly histories: ReadonlyMap<string, PriceHistory>
  /** Said beside every result: where it comes from, and whether it was made up. */
  readonly remark: string
  readonly isSynthetic: boolean
}

/** Histories of files of closes; undefined where none is named. @throws UsageError where one doesn't hold together */
export async function askedPrices(files: readonly string[] | undefined): Promise<AskedPrices | undefined> {
  if (files === undefined || files.length === 0) return undefined
  const tables = await Promise.all(files.map(readPriceTable))
  const isSynthetic = tables.some((table) => table.isSynthetic)
  const rows = tables.flatMap((table) => table.rows)
  return {
    histories: withinDomain(() => priceHistories(rows)),
    remark: isSynthetic ? 'SYNTHETIC prices, made up for trying things out' : `prices: ${files.join(', ')}`,
    isSynthetic,
  }
}

/** Rates of a file; without one, those that the printed market values imply. */
export async function askedFx(files: readonly string[] | undefined): Promise<FxTable> {
  const known = readExchangeRates().filter(({ id }) => id === 'weekly-peers')
  const rows: readonly FxRow[] =
    files === undefined || files.length === 0 ? known : (await Promise.all(files.map(readFxTable))).flat()
  return withinDomain(() => fxTable(rows))
}
