import type { Day } from '../calendar/day.ts'
import { calendarQuarter, checkQuarter, nextQuarter, type Quarter } from './calendar-quarter.ts'

/** What a firm spent in one of its quarters. */
export interface QuarterSpending {
  readonly firm: string
  /** The last day of the quarter. */
  readonly end: Day
  readonly capex: number
  readonly opex?: number
}

export type SpendingKind = 'capex' | 'opex'

/** One quarter of an index of spending. */
export interface SpendingLevel {
  readonly quarter: Quarter
  /** Of all firms together. */
  readonly sum: number
  /** 100 in the base quarter. */
  readonly index: number
  /** Each firm's own index. */
  readonly firms: Readonly<Record<string, number>>
}

export interface SpendingIndex {
  readonly kind: SpendingKind
  readonly base: Quarter
  readonly trailing: number
  readonly levels: readonly SpendingLevel[]
  /** Quarters that are left out, with the firms that have no number there. */
  readonly incomplete: readonly { readonly quarter: Quarter; readonly without: readonly string[] }[]
}

export interface SpendingSettings {
  readonly kind: SpendingKind
  readonly base: Quarter
  /** Quarters that are added up: 1, or 4 against the seasons. */
  readonly trailing: 1 | 4
}

/**
 * An index of what firms spend together: the sum over firms by quarters of the calendar, against that of the base quarter. The
 * mean of their own indices would let the smallest move it most. A quarter in which one firm is missing is left out.
 * @throws RangeError where one quarter of a firm comes twice, or the base quarter is incomplete
 */
export function spendingIndex(
  rows: readonly QuarterSpending[],
  { kind, base, trailing }: SpendingSettings,
): SpendingIndex {
  checkQuarter(base)
  const byFirm = spendingByFirm(rows, kind)
  const quarters = quartersOf(byFirm)
  const at = quarters.map((quarter) => ({ quarter, sums: sumsAt(byFirm, quarter, trailing) }))
  const complete = at.filter(({ sums }) => [...sums.values()].every((sum) => sum !== undefined))
  const baseSums = complete.find(({ quarter }) => quarter === base)?.sums
  if (baseSums === undefined)
    throw new RangeError(
      `base ${base}: no ${kind} of ${missingAt(at, base)} for it${trailing > 1 ? ' and the three quarters before' : ''}`,
    )
  const total = (sums: Sums): number => [...sums.values()].reduce<number>((sum, one) => sum + (one ?? 0), 0)
  return {
    kind,
    base,
    trailing,
    levels: complete
      .filter(({ quarter }) => quarter >= base)
      .map(({ quarter, sums }) => ({
        quarter,
        sum: total(sums),
        index: (100 * total(sums)) / total(baseSums),
        firms: Object.fromEntries(
          [...sums].map(([firm, sum]) => [firm, (100 * (sum ?? 0)) / (baseSums.get(firm) ?? 1)]),
        ),
      })),
    incomplete: at
      .filter((one) => one.quarter >= base && !complete.includes(one))
      .map(({ quarter, sums }) => ({ quarter, without: withoutSum(sums) })),
  }
}

type Sums = ReadonlyMap<string, number | undefined>

function spendingByFirm(
  rows: readonly QuarterSpending[],
  kind: SpendingKind,
): ReadonlyMap<string, ReadonlyMap<Quarter, number>> {
  const byFirm = new Map<string, Map<Quarter, number>>()
  for (const { firm, end, ...amounts } of rows) {
    const quarters = byFirm.get(firm) ?? new Map<Quarter, number>()
    byFirm.set(firm, quarters)
    const quarter = calendarQuarter(end)
    const amount = amounts[kind]
    if (quarters.has(quarter)) throw new RangeError(`${firm}: two quarters that stand for ${quarter}`)
    if (amount === undefined) continue
    if (!(amount > 0 && Number.isFinite(amount)))
      throw new RangeError(`${firm} ${end}: ${kind} ${amount} must be above 0`)
    quarters.set(quarter, amount)
  }
  return byFirm
}

function quartersOf(byFirm: ReadonlyMap<string, ReadonlyMap<Quarter, number>>): readonly Quarter[] {
  const all = [...byFirm.values()].flatMap((quarters) => [...quarters.keys()]).sort()
  const [first, last] = [all[0], all.at(-1)]
  const quarters: Quarter[] = []
  if (first === undefined || last === undefined) return quarters
  for (let quarter = first; quarter <= last; quarter = nextQuarter(quarter)) quarters.push(quarter)
  return quarters
}

function sumsAt(
  byFirm: ReadonlyMap<string, ReadonlyMap<Quarter, number>>,
  quarter: Quarter,
  trailing: number,
): Sums {
  return new Map(
    [...byFirm].map(([firm, amounts]) => {
      const last = [...lastQuarters(quarter, trailing)].map((one) => amounts.get(one))
      const known = last.filter((amount) => amount !== undefined)
      return [firm, known.length < trailing ? undefined : known.reduce((sum, one) => sum + one, 0)]
    }),
  )
}

function lastQuarters(quarter: Quarter, count: number): readonly Quarter[] {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(5))]
  return Array.from({ length: count }, (_, back) => {
    const place = 4 * year + number - 1 - back
    return `${Math.floor(place / 4)}Q${(place % 4) + 1}`
  })
}

function withoutSum(sums: Sums): readonly string[] {
  return [...sums].filter(([, sum]) => sum === undefined).map(([firm]) => firm)
}

function missingAt(at: readonly { readonly quarter: Quarter; readonly sums: Sums }[], base: Quarter): string {
  const found = at.find(({ quarter }) => quarter === base)
  return found === undefined ? 'anybody' : withoutSum(found.sums).join(', ')
}
