import {
  indexSeries,
  type Rebalancing,
  relativeMetrics,
  seriesMetrics,
  stockLevels,
  type Universe,
  type Weighting,
} from '#market'
import { readPeers, universeSchema } from '#run/facts'
import { askedFile } from './asked-file.ts'
import { type AskedPrices, askedFx, askedPrices } from './asked-prices.ts'
import { csvLine } from './csv-line.ts'
import { dayFlag } from './day-flag.ts'
import type { Beside, IndexDocument } from './index-document.ts'
import { indexText } from './index-text.ts'
import { groupFlag, listed } from './market-groups.ts'
import { marketSample } from './market-sample.ts'
import { numberFlag } from './number-flag.ts'
import { languageFlag } from './peers-words.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface IndexFlags {
  readonly universe?: string
  readonly prices?: readonly string[]
  readonly fx?: readonly string[]
  readonly against?: string
  readonly weight?: string
  readonly rebalance?: string
  readonly withholding?: string
  readonly currency?: string
  readonly group?: string
  readonly to?: string
  readonly svg?: string
  readonly shareSvg?: string
  readonly lang?: string
  readonly csv?: true
  readonly json?: true
}

/** `jevons index`: what a rule would have made of prices. */
export async function indexCommand(given: object, world: World): Promise<void> {
  const flags = withSample(given as IndexFlags)
  if (flags.csv && flags.json) throw new UsageError('one of --json and --csv')
  const universe = askedUniverse(flags)
  const prices = await askedPrices(flags.prices)
  if (!prices)
    throw new UsageError(
      'name a file of closes: --prices examples/market-prices-synthetic.csv is a made-up one',
    )
  const document = await indexDocument(universe, { flags, prices })
  await draw(document, flags)
  if (flags.json) return world.out(`${JSON.stringify(indexJson(document), undefined, 2)}\n`)
  world.out(flags.csv ? indexCsv(document) : indexText(document, languageFlag(flags.lang)))
}

/** Whoever names neither constituents nor prices sees the made-up ones. */
function withSample(flags: IndexFlags): IndexFlags {
  if (flags.universe !== undefined || flags.prices !== undefined) return flags
  const { universe, prices, fx } = marketSample
  return { ...flags, universe, prices: [prices], fx: flags.fx ?? [fx] }
}

function askedUniverse(flags: IndexFlags): Universe {
  if (flags.universe === undefined)
    throw new UsageError('name what the index holds: --universe examples/market-universe.yaml is an example')
  const universe = askedFile('--universe', flags.universe, universeSchema)
  const { weight = universe.weighting, rebalance = universe.rebalancing } = flags
  return {
    ...universe,
    currency: (flags.currency ?? universe.currency).toUpperCase(),
    weighting: oneOf<Weighting>('--weight', weight, ['equal', 'cap']),
    rebalancing: oneOf<Rebalancing>('--rebalance', rebalance, ['third-friday', 'quarter-end', 'none']),
    withholding:
      numberFlag('--withholding', flags.withholding, { least: 0, most: 1 }) ?? universe.withholding,
  }
}

function oneOf<Word extends string>(flag: string, text: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === text)
  if (found !== undefined) return found
  throw new UsageError(`${flag} must be ${words.join(', ')}, not "${text}"`)
}

async function indexDocument(
  universe: Universe,
  { flags, prices }: { readonly flags: IndexFlags; readonly prices: AskedPrices },
): Promise<IndexDocument> {
  const fx = await askedFx(flags.fx)
  const group = groupFlag(flags.group, readPeers())
  const to = dayFlag('--to', flags.to)
  const { histories, remark, isSynthetic } = prices
  return withinDomain(() => {
    const series = indexSeries(universe, {
      histories,
      fx,
      ...(group === undefined ? {} : { group }),
      ...(to === undefined ? {} : { to }),
    })
    const { levels } = series
    const [from, last] = [levels[0]?.date ?? '', levels.at(-1)?.date ?? '']
    const against = listed(flags.against ?? '').map((ticker): Beside => {
      const history = histories.get(ticker)
      if (!history) throw new RangeError(`--against ${ticker}: no row in the prices`)
      const { currency, withholding } = universe
      const beside = stockLevels(history, { currency, fx, from, to: last, withholding })
      return {
        ticker,
        levels: beside,
        metrics: bothOf((kind) => seriesMetrics(dated(beside, kind))),
        relative: bothOf((kind) => relativeMetrics(dated(levels, kind), dated(beside, kind))),
      }
    })
    return {
      ...series,
      universe,
      metrics: bothOf((kind) => seriesMetrics(dated(levels, kind))),
      against,
      ...(group === undefined ? {} : { group }),
      remark,
      isSynthetic,
    }
  })
}

type Kind = 'price' | 'total'

function bothOf<Value>(of: (kind: Kind) => Value): { readonly price: Value; readonly total: Value } {
  return { price: of('price'), total: of('total') }
}

function dated(
  levels: readonly (Readonly<Record<Kind, number>> & { readonly date: string })[],
  kind: Kind,
): readonly { readonly date: string; readonly level: number }[] {
  return levels.map((one) => ({ date: one.date, level: one[kind] }))
}

async function draw(document: IndexDocument, { svg, shareSvg, group, lang }: IndexFlags): Promise<void> {
  const language = languageFlag(lang)
  if (svg === undefined && shareSvg === undefined) return
  const { drawGroupShare, drawIndex } = await import('./draw-market.ts')
  if (svg !== undefined) drawIndex(document, { file: svg, language })
  const known = readPeers().groups.find(({ id }) => id === group?.toLowerCase())
  const name = known?.name[language] ?? group ?? ''
  if (shareSvg !== undefined) drawGroupShare(document, { file: shareSvg, language, name })
}

function indexJson(document: IndexDocument): object {
  const { levels, metrics, against, universe, rebalances, hindsight, group, isSynthetic } = document
  const { versions: _, ...rule } = universe
  return {
    index: rule,
    data: isSynthetic ? 'synthetic' : 'history',
    hindsight,
    series: levels,
    metrics: {
      ...metrics,
      against: against.map(({ ticker, metrics: own, relative }) => ({ ticker, ...own, relative })),
    },
    against: against.map(({ ticker, levels: series }) => ({ ticker, series })),
    ...(group === undefined ? {} : { group }),
    rebalances,
  }
}

function indexCsv({ levels, against, isSynthetic }: IndexDocument): string {
  const beside = against.map(({ levels: own }) => new Map(own.map((one) => [one.date, one])))
  const names = against.flatMap(({ ticker }) => [ticker, `${ticker} total`])
  const lines = levels.map(({ date, price, total, members, carried, groupShare }) =>
    csvLine([
      date,
      price,
      total,
      members,
      carried,
      groupShare,
      ...beside.flatMap((own) => [own.get(date)?.price, own.get(date)?.total]),
      isSynthetic ? 'synthetic' : null,
    ]),
  )
  const head = ['date', 'price', 'total', 'members', 'carried', 'groupShare', ...names, 'note']
  return `${[csvLine(head), ...lines].join('\n')}\n`
}
