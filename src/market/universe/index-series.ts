import type { Day } from '../calendar/day.ts'
import type { FxTable } from '../price/fx-table.ts'
import type { PriceHistory } from '../price/price-history.ts'
import { type Held, priceOf, type StockPrices, stockPrices } from './held-stocks.ts'
import { rebalanceDays } from './rebalance-days.ts'
import { checkUniverse, type Universe, versionOn } from './universe.ts'

/** One day of an index. */
export interface IndexLevel {
  readonly date: Day
  /** Of prices alone. */
  readonly price: number
  /** With dividends, less what is withheld, put back in. */
  readonly total: number
  readonly members: number
  /** Members without a close on this day: their last one stands. */
  readonly carried: number
  /** Of the group that was asked for, its share of the index; undefined without one. */
  readonly groupShare?: number
}

/** What happened when weights were set anew. */
export interface Rebalance {
  readonly date: Day
  readonly version: string
  readonly members: number
  /** Members of the version that could not be bought that day, and why. */
  readonly leftOut: readonly { readonly ticker: string; readonly why: string }[]
  /** Half of all changes of weight: what was sold, and bought. 0 at the base. */
  readonly turnover: number
  /** Market value of what is held for one point of the index; only where weights are by market value. */
  readonly divisor?: number
}

export interface IndexSeries {
  readonly levels: readonly IndexLevel[]
  readonly rebalances: readonly Rebalance[]
  /** Versions that were chosen after they took effect. */
  readonly hindsight: readonly string[]
}

export interface IndexInputs {
  readonly histories: ReadonlyMap<string, PriceHistory>
  readonly fx: FxTable
  readonly group?: readonly string[]
  /** The last day; that of the last close unless named. */
  readonly to?: Day
}

/**
 * An index that somebody could have held. Between rebalances units stay as they are, so that weights drift with prices;
 * at a rebalance they are set by that day's closes, and the level goes on where it was.
 * @throws RangeError where the universe doesn't hold together, or nothing of it has a price on the first day
 */
export function indexSeries(universe: Universe, inputs: IndexInputs): IndexSeries {
  checkUniverse(universe)
  const { base, withholding } = universe
  const stocks = stockPrices(universe, inputs)
  const days = tradingDays(stocks, base.date, inputs.to)
  const first = days[0]
  if (first === undefined) throw new RangeError(`no member has a close from ${base.date} on`)
  const resets = rebalanceDays(universe, days)
  const rebalances: Rebalance[] = []
  const levels: IndexLevel[] = []
  let held: readonly Held[] = []
  let total = base.level
  for (const day of days) {
    const before = levels.at(-1)?.price
    const value = held.reduce((sum, one) => sum + one.units * priceOf(one.stock, day).value, 0)
    const paid = held.reduce((sum, one) => sum + one.units * priceOf(one.stock, day).dividend, 0)
    const price = before === undefined ? base.level : value
    if (before !== undefined) total *= (value + paid * (1 - withholding)) / before
    if (before === undefined || resets.has(day)) {
      const set = heldFrom(universe, { stocks, day, level: price, held })
      held = set.held
      rebalances.push(set.rebalance)
    }
    levels.push(levelOf(day, { held, price, total, group: inputs.group }))
  }
  const versions = new Set(rebalances.map(({ version }) => version))
  const hindsight = universe.versions.filter((one) => one.hindsight === true && versions.has(one.id))
  return { levels, rebalances, hindsight: hindsight.map(({ id }) => id) }
}

function tradingDays(
  stocks: ReadonlyMap<string, StockPrices>,
  from: Day,
  to: Day | undefined,
): readonly Day[] {
  const all = new Set([...stocks.values()].flatMap(({ closes }) => closes.map(({ date }) => date)))
  return [...all].filter((day) => day >= from && (to === undefined || day <= to)).sort()
}

interface Setting {
  readonly stocks: ReadonlyMap<string, StockPrices>
  readonly day: Day
  readonly level: number
  readonly held: readonly Held[]
}

function heldFrom(
  universe: Universe,
  { stocks, day, level, held: before }: Setting,
): { readonly held: readonly Held[]; readonly rebalance: Rebalance } {
  const version = versionOn(universe, day)
  if (version === undefined)
    throw new RangeError(
      `no version of ${universe.id} is in force on ${day} and was announced ${universe.lagDays} days before`,
    )
  const byCap = universe.weighting === 'cap'
  const leftOut: { ticker: string; why: string }[] = []
  const sizes = version.members.flatMap((ticker) => {
    const stock = stocks.get(ticker)
    const size = stock === undefined ? 'no row in the prices' : sizeOf(stock, day, byCap)
    if (stock !== undefined && typeof size === 'number') return [{ stock, size }]
    leftOut.push({ ticker, why: String(size) })
    return []
  })
  const sum = sizes.reduce((all, { size }) => all + size, 0)
  if (sum === 0) throw new RangeError(`nothing of ${universe.id} can be bought on ${day}: ${leftOut[0]?.why}`)
  const held = sizes.map(({ stock, size }) => ({
    stock,
    units: (level * size) / sum / priceOf(stock, day).value,
  }))
  return {
    held,
    rebalance: {
      date: day,
      version: version.id,
      members: held.length,
      leftOut,
      turnover: turnover(before, held, { day, level }),
      ...(byCap ? { divisor: sum / level } : {}),
    },
  }
}

/** What a stock weighs: 1, or its market value. A text where it can't be held. */
function sizeOf(stock: StockPrices, day: Day, byCap: boolean): number | string {
  const { value, shares, absent } = priceOf(stock, day)
  if (absent !== undefined) return absent
  if (!byCap) return 1
  return shares === undefined ? 'the prices have no shares outstanding' : shares * value
}

function turnover(
  before: readonly Held[],
  after: readonly Held[],
  { day, level }: { readonly day: Day; readonly level: number },
): number {
  if (before.length === 0) return 0
  const weights = new Map<string, number>()
  for (const [held, sign] of [
    [before, -1],
    [after, 1],
  ] as const)
    for (const { stock, units } of held) {
      const weight = (units * priceOf(stock, day).value) / level
      weights.set(stock.ticker, (weights.get(stock.ticker) ?? 0) + sign * weight)
    }
  return [...weights.values()].reduce((sum, change) => sum + Math.abs(change), 0) / 2
}

function levelOf(
  day: Day,
  {
    held,
    price,
    total,
    group,
  }: {
    readonly held: readonly Held[]
    readonly price: number
    readonly total: number
    readonly group: readonly string[] | undefined
  },
): IndexLevel {
  const own = held.filter(({ stock }) => group?.includes(stock.ticker))
  const share = own.reduce((sum, { stock, units }) => sum + units * priceOf(stock, day).value, 0) / price
  return {
    date: day,
    price,
    total,
    members: held.length,
    carried: held.filter(({ stock }) => priceOf(stock, day).date !== day).length,
    ...(group === undefined ? {} : { groupShare: share }),
  }
}
