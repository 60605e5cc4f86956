import {
  abnormalReturn,
  type DailyReturn,
  dailyReturns,
  type EventSettings,
  indexSeries,
  meanReturns,
  type Peers,
} from '#market'
import { readPeers, universeSchema } from '#run/facts'
import { askedFile } from './asked-file.ts'
import { type AskedPrices, askedFx, askedPrices } from './asked-prices.ts'
import { dayFlag } from './day-flag.ts'
import { contrastsOfPrices, contrastsOfPrinted } from './event-contrasts.ts'
import type { EventDocument, Measured } from './event-document.ts'
import { eventText } from './event-text.ts'
import { eventWords } from './event-words.ts'
import { numberFlag } from './number-flag.ts'
import { languageFlag, type PeersLanguage } from './peers-words.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface EventFlags {
  readonly prices?: readonly string[]
  readonly fx?: readonly string[]
  readonly date?: string
  readonly ticker?: string
  readonly against?: string
  readonly index?: string
  readonly days?: string
  readonly estimation?: string
  readonly gap?: string
  readonly contrast?: readonly string[]
  readonly to?: string
  readonly returns?: string
  readonly seed?: string
  readonly lang?: string
  readonly json?: true
}

/** `jevons event`: what an event did, as far as the data can tell. */
export async function eventCommand(given: object, world: World): Promise<void> {
  const flags = given as EventFlags
  languageFlag(flags.lang)
  const document = flags.returns === undefined ? await ofPrices(flags) : ofPrinted(flags, flags.returns)
  world.out(
    flags.json
      ? `${JSON.stringify(document, undefined, 2)}\n`
      : eventText(document, languageFlag(flags.lang)),
  )
}

const usualSeed = 'event'

function ofPrinted(
  { prices, ticker, contrast = [], seed = usualSeed, lang }: EventFlags,
  window: string,
): EventDocument {
  if (prices !== undefined || ticker !== undefined)
    throw new UsageError('--returns is of printed returns: leave out --prices and --ticker')
  const contrasts = withinDomain(() =>
    contrastsOfPrinted(contrast, { window, peers: readPeers(), seed, language: languageFlag(lang) }),
  )
  return { date: null, ticker: null, data: 'printed', abnormal: [], contrasts }
}

async function ofPrices(flags: EventFlags): Promise<EventDocument> {
  const { ticker, contrast = [], seed = usualSeed } = flags
  const date = dayFlag('--date', flags.date)
  const prices = await askedPrices(flags.prices)
  if (!prices || date === undefined)
    throw new UsageError('name closes and the day of the event: --prices FILE --date 2025-01-27')
  if (ticker === undefined && contrast.length === 0)
    throw new UsageError('name the stock, segments to compare, or both: --ticker NVDA --contrast A,B')
  const fx = await askedFx(flags.fx)
  const peers = readPeers()
  const { histories } = prices
  const to = dayFlag('--to', flags.to)
  return withinDomain(() => ({
    date,
    ticker: ticker ?? null,
    data: prices.isSynthetic ? 'synthetic' : 'history',
    abnormal: ticker === undefined ? [] : measured(ticker, { flags, prices, date, peers }),
    contrasts: contrastsOfPrices(contrast, {
      histories,
      fx,
      date,
      peers,
      seed,
      language: languageFlag(flags.lang),
      ...(to === undefined ? {} : { to }),
    }),
  }))
}

function measured(
  ticker: string,
  {
    flags,
    prices,
    date,
    peers,
  }: {
    readonly flags: EventFlags
    readonly prices: AskedPrices
    readonly date: string
    readonly peers: Peers
  },
): readonly Measured[] {
  const own = prices.histories.get(ticker)
  if (own === undefined) throw new RangeError(`--ticker ${ticker}: no row in the prices`)
  const whole = { least: 1, most: 2000, whole: true }
  const settings: EventSettings = {
    date,
    days: numberFlag('--days', flags.days, whole) ?? 1,
    estimation: numberFlag('--estimation', flags.estimation, whole) ?? 120,
    gap: numberFlag('--gap', flags.gap, { ...whole, least: 0 }) ?? 5,
  }
  const stock = dailyReturns(own)
  const benchmarks = benchmarksOf(ticker, { flags, prices, peers })
  if (benchmarks.length === 0)
    throw new UsageError('name what is usual for it: --against AIQ, or --index FILE')
  return benchmarks.map(({ name, returns }) => ({
    against: name,
    ...abnormalReturn(stock, returns, settings),
  }))
}

interface Benchmark {
  readonly name: string
  readonly returns: readonly DailyReturn[]
}

function benchmarksOf(
  ticker: string,
  {
    flags,
    prices,
    peers,
  }: { readonly flags: EventFlags; readonly prices: AskedPrices; readonly peers: Peers },
): readonly Benchmark[] {
  const { histories } = prices
  const language = languageFlag(flags.lang)
  const words = eventWords[language]
  const found: Benchmark[] = []
  if (flags.against !== undefined) {
    const fund = histories.get(flags.against)
    if (!fund) throw new RangeError(`--against ${flags.against}: no row in the prices`)
    found.push({ name: flags.against, returns: dailyReturns(fund) })
  }
  if (flags.index !== undefined) found.push(indexBenchmark(flags.index, { ticker, prices, language }))
  const segment = peers.stocks.find((stock) => stock.ticker === ticker)?.segment
  const others = peers.stocks.filter((stock) => stock.segment === segment && stock.ticker !== ticker)
  const returns = others.flatMap((stock) => {
    const history = histories.get(stock.ticker)
    return history ? [dailyReturns(history)] : []
  })
  if (segment !== undefined && returns.length >= 2)
    found.push({
      name: words.peers(
        returns.length,
        peers.segments.find(({ id }) => id === segment)?.name[language] ?? segment,
      ),
      returns: meanReturns(returns),
    })
  return found
}

/** Returns of an index in the currencies of the quotes would need rates: it is computed in one currency without them. */
function indexBenchmark(
  file: string,
  {
    ticker,
    prices: { histories },
    language,
  }: { readonly ticker: string; readonly prices: AskedPrices; readonly language: PeersLanguage },
): Benchmark {
  const asked = askedFile('--index', file, universeSchema)
  // A stock is no part of what it is measured against.
  const versions = asked.versions.map((version) => ({
    ...version,
    members: version.members.filter((member) => member !== ticker),
  }))
  const universe = { ...asked, versions }
  const local = {
    rate: (from: string, to: string, day: string) => ({ from, to, date: day, rate: 1, source: 'local' }),
  }
  const { levels } = indexSeries(universe, { histories, fx: local })
  const returns = levels
    .slice(1)
    .map(({ date, total }, place) => ({ date, value: total / (levels[place]?.total ?? total) - 1 }))
  return { name: eventWords[language].ownIndex(universe.name[language], ticker), returns }
}
