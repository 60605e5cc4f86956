import {
  type ContrastSince,
  contrastSince,
  type FxTable,
  type GroupContrast,
  groupContrast,
  type Peers,
  type PriceHistory,
  returnWindows,
} from '#market'
import { holm } from '#statistics'
import { eventWords } from './event-words.ts'
import { listed } from './market-groups.ts'
import type { PeersLanguage } from './peers-words.ts'
import { UsageError } from './usage-error.ts'

/** Two groups, what was found of them, and the p-value that all contrasts together allow. */
export interface Contrast extends GroupContrast {
  readonly a: string
  readonly b: string
  readonly over: string
  readonly stocksA: number
  readonly stocksB: number
  /** Adjusted for the number of contrasts (Holm). */
  readonly adjustedPValue: number
  readonly before: ContrastSince['before'] | null
  readonly leftOut: ContrastSince['leftOut']
  readonly verdict: 'told apart' | 'cannot tell'
}

const level = 0.05

/** Contrasts since the close before the event. */
export function contrastsOfPrices(
  asked: readonly string[],
  {
    histories,
    fx,
    date,
    to,
    peers,
    seed,
    language,
  }: {
    readonly histories: ReadonlyMap<string, PriceHistory>
    readonly fx: FxTable
    readonly date: string
    readonly to?: string
    readonly peers: Peers
    readonly seed: string
    readonly language: PeersLanguage
  },
): readonly Contrast[] {
  const days = [
    ...new Set([...histories.values()].flatMap(({ closes }) => closes.map((one) => one.date))),
  ].sort()
  const from = days.findLast((day) => day < date)
  const last = to ?? days.at(-1)
  if (from === undefined || last === undefined || last < date)
    throw new RangeError(`no closes around ${date}`)
  return adjusted(
    asked.map((text) => {
      const [a, b] = pairOf(text, { peers, language })
      const found = contrastSince({ histories, fx, a: a.tickers, b: b.tickers, from, to: last, seed })
      return { ...found, a: a.name, b: b.name, over: `${from} – ${last}` }
    }),
  )
}

/** Contrasts of printed returns. There is no history, so that nobody can say how usual such a difference is. */
export function contrastsOfPrinted(
  asked: readonly string[],
  {
    window: text,
    peers,
    seed,
    language,
  }: {
    readonly window: string
    readonly peers: Peers
    readonly seed: string
    readonly language: PeersLanguage
  },
): readonly Contrast[] {
  const window = returnWindows.find((one) => one === text.toUpperCase())
  if (window === undefined)
    throw new UsageError(`--returns must be ${returnWindows.join(', ')}, not "${text}"`)
  if (asked.length === 0) throw new UsageError('name the segments to compare: --contrast A,B')
  const returnsOf = (tickers: readonly string[]): readonly number[] =>
    peers.stocks.flatMap(({ ticker, printed }) =>
      printed && tickers.includes(ticker) ? [printed.returnsPercent[window] / 100] : [],
    )
  return adjusted(
    asked.map((pair) => {
      const [a, b] = pairOf(pair, { peers, language })
      const [own, other] = [returnsOf(a.tickers), returnsOf(b.tickers)]
      const contrast = groupContrast(own, other, seed)
      return {
        ...contrast,
        a: a.name,
        b: b.name,
        over: eventWords[language].printedOver(window, peers.date),
        stocksA: own.length,
        stocksB: other.length,
        before: null,
        leftOut: [],
        verdict: contrast.pValue < level ? ('told apart' as const) : ('cannot tell' as const),
      }
    }),
  )
}

function adjusted(contrasts: readonly Omit<Contrast, 'adjustedPValue'>[]): readonly Contrast[] {
  const pValues = holm(contrasts.map(({ pValue }) => pValue))
  return contrasts.map((contrast, place) => {
    const adjustedPValue = pValues[place] ?? contrast.pValue
    return {
      ...contrast,
      adjustedPValue,
      verdict: adjustedPValue < level ? contrast.verdict : 'cannot tell',
    }
  })
}

interface Group {
  readonly name: string
  readonly tickers: readonly string[]
}

interface Named {
  readonly peers: Peers
  readonly language: PeersLanguage
}

function pairOf(text: string, named: Named): readonly [Group, Group] {
  const [a, b, ...more] = listed(text)
  if (a === undefined || b === undefined || more.length > 0)
    throw new UsageError(
      `--contrast must be two segments such as business-efficiency,hardware-infrastructure, not "${text}"`,
    )
  return [groupOf(a, named), groupOf(b, named)]
}

function groupOf(id: string, { peers: { segments, groups, stocks }, language }: Named): Group {
  const segment = segments.find((one) => one.id === id)
  if (segment) {
    const own = stocks.filter((stock) => stock.segment === id)
    return { name: segment.name[language], tickers: own.map(({ ticker }) => ticker) }
  }
  const group = groups.find((one) => one.id === id)
  if (group) return { name: group.name[language], tickers: group.tickers }
  const ids = [...segments, ...groups].map((one) => one.id)
  throw new UsageError(`--contrast: no segment "${id}": there are ${ids.join(', ')}`)
}
