import {
  type FxTable,
  type PeerColumn,
  type Peers,
  type PeerTable,
  peerColumns,
  peerTable,
  returnWindows,
} from '#market'
import { peersSchema, readPeers } from '#run/facts'
import { askedFile } from './asked-file.ts'
import { type AskedPrices, askedFx, askedPrices } from './asked-prices.ts'
import { csvLine } from './csv-line.ts'
import { dayFlag } from './day-flag.ts'
import { fetchedPrices } from './fetched-prices.ts'
import { printedCheck } from './peers-check.ts'
import { peersText } from './peers-text.ts'
import { languageFlag, type PeersLanguage, peersWords } from './peers-words.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface PeersFlags {
  readonly date?: string
  readonly prices?: readonly string[]
  readonly provider?: string
  readonly savePrices?: string
  readonly fx?: readonly string[]
  readonly peers?: string
  readonly currency?: string
  readonly sort?: string
  readonly segment?: string
  readonly lang?: string
  readonly about?: true
  readonly base?: true
  readonly checkPrinted?: true
  readonly svg?: string
  readonly window?: string
  readonly csv?: true
  readonly json?: true
}

/** `jevons peers`: the companies of the value chain, what they are worth and what they did. */
export async function peers(given: object, world: World): Promise<void> {
  const flags = given as PeersFlags
  if (flags.csv && flags.json) throw new UsageError('one of --json and --csv')
  const language = languageFlag(flags.lang)
  const known = flags.peers === undefined ? readPeers() : askedFile('--peers', flags.peers, peersSchema)
  const currency = (flags.currency ?? 'KRW').toUpperCase()
  const { prices, fx, date } = await sourcesOf(flags, { known, currency, world })
  const sort = columnFlag(flags.sort)
  const table = withinDomain(() =>
    peerTable(known, {
      date,
      currency,
      fx,
      ...(prices ? { histories: prices.histories } : {}),
      ...(flags.segment === undefined ? {} : { segment: flags.segment }),
      ...(sort === undefined ? {} : { sort }),
    }),
  )
  const isSynthetic = prices?.isSynthetic ?? false
  if (flags.svg !== undefined) {
    const window = flags.window === undefined ? {} : { window: flags.window }
    const { drawSegmentReturns } = await import('./draw-market.ts')
    drawSegmentReturns(table, { file: flags.svg, language, ...window, isSynthetic })
  }
  if (flags.checkPrinted) return world.out(printedCheck(known, { prices, date, json: flags.json ?? false }))
  if (flags.json) return world.out(`${JSON.stringify(peersJson(table, language, prices), undefined, 2)}\n`)
  if (flags.csv) return world.out(peersCsv(table, language, isSynthetic))
  world.out(
    peersText(table, {
      language,
      words: peersWords[language],
      isPrinted: prices === undefined,
      isSynthetic,
      about: flags.about ?? false,
      base: flags.base ?? false,
    }),
  )
}

interface Sources {
  readonly prices: AskedPrices | undefined
  readonly fx: FxTable
  readonly date: string
}

async function sourcesOf(
  { provider, savePrices, prices: files, fx, date: asked }: PeersFlags,
  { known, currency, world }: { readonly known: Peers; readonly currency: string; readonly world: World },
): Promise<Sources> {
  const day = dayFlag('--date', asked)
  if (provider === undefined) {
    if (savePrices !== undefined) throw new UsageError('--save-prices goes with --provider')
    const prices = await askedPrices(files)
    return { prices, fx: await askedFx(fx), date: day ?? (prices ? lastDay(prices) : known.date) }
  }
  if (files !== undefined || fx !== undefined)
    throw new UsageError('--provider brings prices and rates: leave out --prices and --fx')
  const date = day ?? world.now().toISOString().slice(0, 10)
  const save = savePrices === undefined ? {} : { save: savePrices }
  const fetched = await fetchedPrices({ provider, peers: known, date, currency, ...save }, world)
  return { ...fetched, date }
}

function columnFlag(text: string | undefined): PeerColumn | undefined {
  if (text === undefined) return undefined
  const column = peerColumns.find((one) => one.toLowerCase() === text.toLowerCase())
  if (column) return column
  throw new UsageError(`--sort must be ${peerColumns.join(', ')}, not "${text}"`)
}

function lastDay({ histories }: AskedPrices): string {
  const days = [...histories.values()].flatMap(({ closes }) => closes.at(-1)?.date ?? [])
  return days.sort().at(-1) ?? ''
}

function peersJson(table: PeerTable, language: PeersLanguage, prices: AskedPrices | undefined): object {
  const { date, currency, segments, all, groups, fx } = table
  return {
    date,
    currency,
    data: prices === undefined ? 'printed' : prices.isSynthetic ? 'synthetic' : 'history',
    segments: segments.map(({ id, name, rows, means }) => ({
      id,
      name: name[language],
      stocks: rows.map((row) => ({ ...row, name: row.name[language], ai: row.ai[language] })),
      means,
    })),
    means: all,
    groups: groups.map((group) => ({ ...group, name: group.name[language] })),
    fx,
  }
}

function peersCsv({ segments, fx }: PeerTable, language: PeersLanguage, isSynthetic: boolean): string {
  const head = ['segment', 'ticker', 'name', 'price', 'currency', 'priceDate', 'priceOrigin']
  const caps = ['marketCap', 'marketCapCurrency', 'marketCapOrigin']
  const returns = returnWindows.flatMap((window) => [`${window}Percent`, `${window}BaseDate`])
  const lines = segments.flatMap(({ id, rows }) =>
    rows.map((row) =>
      csvLine([
        id,
        row.ticker,
        row.name[language],
        row.price?.value,
        row.currency,
        row.price?.date,
        row.price?.origin,
        row.marketCap?.amount,
        row.marketCap?.currency,
        row.marketCap?.origin,
        ...returnWindows.flatMap((window) => [row.returns[window]?.percent, row.returns[window]?.baseDate]),
        row.earnings?.date,
        row.ai[language],
        fx.length === 0
          ? null
          : fx.map(({ from, to, rate, date }) => `${from}/${to} ${rate} ${date}`).join('; '),
        isSynthetic ? 'synthetic' : null,
      ]),
    ),
  )
  const names = [...head, ...caps, ...returns, 'earningsMayChange', 'ai', 'fx', 'note']
  return `${[csvLine(names), ...lines].join('\n')}\n`
}
