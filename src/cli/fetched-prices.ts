import { loadPeer } from '#engine'
import { addDays, type FxTable, fxTable, type Peers, priceHistories } from '#market'
import { writeAtomically } from '#run'
import { yahooLibrary, yahooPrices } from '#run/facts'
import type { AskedPrices } from './asked-prices.ts'
import { csvLine } from './csv-line.ts'
import { statusLine } from './status-line.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

/** More than a year, so that the longest window has its base. */
const daysBack = 385

export interface FetchSettings {
  readonly provider: string
  readonly peers: Peers
  readonly date: string
  readonly currency: string
  /** Where the closes are written, to be read again by --prices. */
  readonly save?: string
}

/** Closes and rates from an online provider, asked for by name. @throws UsageError where it is not known, or has nothing */
export async function fetchedPrices(
  { provider, peers, date, currency, save }: FetchSettings,
  world: World,
): Promise<{ readonly prices: AskedPrices; readonly fx: FxTable }> {
  if (provider !== 'yahoo') throw new UsageError(`--provider must be yahoo, not "${provider}"`)
  const folders = [world.environment?.['JEVONS_PEERS'], process.cwd()].filter(
    (folder) => folder !== undefined,
  )
  const library = yahooLibrary(await loadPeer('yahoo-finance2', folders))
  const line = statusLine(world)
  const { rows, fx, missing } = await yahooPrices(library, {
    peers: peers.stocks,
    currency,
    from: addDays(date, -daysBack),
    until: addDays(date, 1),
    signal: world.signal,
    onProgress: (done, total) => line.show(() => `${done} of ${total} symbols`, { isLast: done === total }),
  })
  line.end()
  for (const { symbol, why } of missing) world.err(`${symbol}: ${why}\n`)
  if (rows.length === 0) throw new UsageError('Yahoo gave no close at all')
  if (save !== undefined) {
    const head = csvLine(['date', 'ticker', 'close', 'dividend', 'currency'])
    const lines = rows.map((row) => csvLine([row.date, row.ticker, row.close, row.dividend, row.currency]))
    writeAtomically(save, [`${[head, ...lines].join('\n')}\n`])
  }
  return withinDomain(() => ({
    prices: { histories: priceHistories(rows), remark: 'prices: Yahoo Finance', isSynthetic: false },
    fx: fxTable(fx),
  }))
}
