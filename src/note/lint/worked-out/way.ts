import { allowed, type Mention } from '../../mention/mention.ts'
import { isSameThing, sameUnit, unitName } from '../../mention/same-unit.ts'
import { type Quantity, samePowers, timesPowers } from './quantity.ts'

/** One way in which a number can follow from others. */
export interface Way {
  readonly kind: WayKind
  readonly value: number
  readonly low: number
  readonly high: number
  readonly uses: readonly Quantity[]
}

/** Whether what comes of a way can be what was printed. */
export function agrees({ low, high }: Way, { mention, value }: Quantity): boolean {
  const said = allowed(mention)
  const unit = value / mention.value
  return low <= said.high * unit * (1 + slack) && high >= said.low * unit * (1 - slack)
}

/** As much as floating point is off. */
const slack = 1e-4

export type WayKind =
  | 'rise'
  | 'fall'
  | 'share'
  | 'rest'
  | 'times'
  | 'sum'
  | 'difference'
  | 'mean'
  | 'median'
  | 'weighted'
  | 'product'

interface Size {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Every way from some of the amounts to a number of the unit that the result has; at most five amounts are looked at. */
export function waysTo(result: Quantity, givens: readonly Quantity[]): readonly Way[] {
  const { unit } = result.mention
  const near = givens.slice(-5)
  if (unit.kind === 'percent')
    return [
      ...pairsOf(near).flatMap(([a, b]) => shares(a, b)),
      ...restOf(near),
      ...sums(result, near),
      ...medians(result, givens),
    ]
  if (unit.kind === 'factor') return pairsOf(near).flatMap(([a, b]) => times(a, b))
  return [
    ...sums(result, near),
    ...medians(result, givens),
    ...weighted(result, near),
    ...products(result, near),
    ...grown(result, near),
  ]
}

/** Pairs of amounts of one thing, the larger first. */
function pairsOf(givens: readonly Quantity[]): readonly (readonly [Quantity, Quantity])[] {
  return givens.flatMap((a, at) =>
    givens
      .slice(at + 1)
      .filter((b) => isComparable(a, b))
      .map((b) => (sameUnit(a.mention, b.mention) ? [a, b] : [plain(a), plain(b)]) as [Quantity, Quantity])
      .map(([one, other]) => (one.value >= other.value ? ([one, other] as const) : ([other, one] as const))),
  )
}

/** "$120" and "earnings of $3 a share" are of one kind too. */
function isComparable(a: Quantity, b: Quantity): boolean {
  if (a.mention.unit.kind === 'factor' || b.mention.unit.kind === 'factor') return false
  return (
    sameUnit(a.mention, b.mention) ||
    isOfOneCurrency(a.mention, b.mention) ||
    (samePowers(a.powers, b.powers) &&
      a.mention.unit.kind === b.mention.unit.kind &&
      a.mention.unit.kind !== 'count')
  )
}

/** An amount as it is printed, whatever it is for one of. */
function plain(one: Quantity): Quantity {
  const { per } = one.mention
  if (per === undefined) return one
  const scale = one.mention.value / one.value
  return { ...one, value: one.mention.value, low: one.low * scale, high: one.high * scale }
}

/** "$3.00 per million tokens last week, $1.20 today": a price that does not repeat what it is for. */
function isOfOneCurrency(a: Mention, b: Mention): boolean {
  return (
    a.unit.kind === 'money' &&
    unitName(a.unit) === unitName(b.unit) &&
    (a.per === undefined || b.per === undefined)
  )
}

function over(a: Size, b: Size): Size {
  return { value: a.value / b.value, low: a.low / b.high, high: a.high / b.low }
}

function shares(big: Quantity, small: Quantity): readonly Way[] {
  const [up, down] = [over(big, small), over(small, big)]
  const uses = [big, small]
  const all = { value: big.value + small.value, low: big.low + small.low, high: big.high + small.high }
  const parts = [over(small, all), over(big, all)]
  return [
    { kind: 'rise', value: up.value - 1, low: up.low - 1, high: up.high - 1, uses },
    { kind: 'fall', value: 1 - down.value, low: 1 - down.high, high: 1 - down.low, uses },
    { kind: 'share', ...down, uses },
    { kind: 'share', ...up, uses },
    ...parts.map((part): Way => ({ kind: 'share', ...part, uses })),
  ]
}

/** Costs, then the profit: the margin is of both together. */
function profit(givens: readonly Quantity[]): readonly Way[] {
  const [costs, left, ...others] = givens
  if (!costs || !left || others.length > 0) return []
  const all = { value: costs.value + left.value, low: costs.low + left.low, high: costs.high + left.high }
  return [{ kind: 'rest', ...over(left, all), uses: givens }]
}

/** What is left of the first amount when the others are taken off: a margin, the share of all else. */
function restOf(givens: readonly Quantity[]): readonly Way[] {
  const [whole, ...others] = givens
  if (!whole || others.length === 0 || !others.every((one) => isComparable(whole, one))) return []
  const taken = others.reduce<Size>(
    (all, { value, low, high }) => ({ value: all.value + value, low: all.low + low, high: all.high + high }),
    { value: 0, low: 0, high: 0 },
  )
  const part = over(taken, whole)
  return part.value < 1
    ? [
        { kind: 'rest', value: 1 - part.value, low: 1 - part.high, high: 1 - part.low, uses: givens },
        { kind: 'share', ...part, uses: givens },
        ...profit(givens),
      ]
    : []
}

function times(big: Quantity, small: Quantity): readonly Way[] {
  const up = over(big, small)
  const uses = [big, small]
  return [
    { kind: 'times', ...up, uses },
    { kind: 'rise', value: up.value - 1, low: up.low - 1, high: up.high - 1, uses },
  ]
}

/** Of the last two, three … amounts of the result's unit: their sum, their mean; of two: their difference. */
function sums(result: Quantity, givens: readonly Quantity[]): readonly Way[] {
  const alike = givens.filter((one) => isSameThing(one.mention, result.mention))
  return alike.slice(1).flatMap((_, at): readonly Way[] => {
    const uses = alike.slice(alike.length - at - 2)
    const [value, low, high] = (['value', 'low', 'high'] as const).map((end) =>
      uses.reduce((sum, one) => sum + one[end], 0),
    ) as [number, number, number]
    const n = uses.length
    const [a, b] = uses
    return [
      { kind: 'sum', value, low, high, uses },
      { kind: 'mean', value: value / n, low: low / n, high: high / n, uses },
      ...(a && b && n === 2 ? [differenceOf(a, b)] : []),
    ]
  })
}

function medians(result: Quantity, givens: readonly Quantity[]): readonly Way[] {
  const uses = givens.filter((one) => isSameThing(one.mention, result.mention))
  if (uses.length < 3) return []
  const of = (end: 'value' | 'low' | 'high'): number => {
    const sorted = uses.map((one) => one[end]).sort((a, b) => a - b)
    const half = sorted.length / 2
    return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2
  }
  return [{ kind: 'median', value: of('value'), low: of('low'), high: of('high'), uses }]
}

/** "80 % at $0.50 and 20 % at $4.00": each amount by its share. */
function weighted(result: Quantity, givens: readonly Quantity[]): readonly Way[] {
  const shares = givens.filter(({ mention }) => mention.unit.kind === 'percent')
  const amounts = givens
    .filter((one) => isSameThing(one.mention, result.mention) || isOfOneCurrency(one.mention, result.mention))
    .map(plain)
  const all = shares.reduce((sum, { value }) => sum + value, 0)
  if (shares.length !== amounts.length || shares.length < 2 || Math.abs(all - 1) > 0.001) return []
  const of = (end: 'value' | 'low' | 'high'): number =>
    amounts.reduce((sum, one, at) => sum + one[end] * (shares[at]?.value ?? 0), 0)
  const scale = result.value / result.mention.value
  return [
    {
      kind: 'weighted',
      value: of('value') * scale,
      low: of('low') * scale,
      high: of('high') * scale,
      uses: givens,
    },
  ]
}

function differenceOf(a: Quantity, b: Quantity): Way {
  const [big, small] = a.value >= b.value ? [a, b] : [b, a]
  return {
    kind: 'difference',
    value: big.value - small.value,
    low: big.low - small.high,
    high: big.high - small.low,
    uses: [a, b],
  }
}

/** An amount that grew or shrank by so many per cent, or what it was before. */
function grown(result: Quantity, givens: readonly Quantity[]): readonly Way[] {
  const [a, b, ...others] = givens
  if (!a || !b || others.length > 0) return []
  const [base, by] = a.mention.unit.kind === 'percent' ? [b, a] : [a, b]
  if (by.mention.unit.kind !== 'percent' || !isSameThing(base.mention, result.mention)) return []
  const steps = ([1, -1] as const).map((sign): Size => {
    const ends = [1 + sign * by.low, 1 + sign * by.high]
    return { value: 1 + sign * by.value, low: Math.min(...ends), high: Math.max(...ends) }
  })
  return steps
    .filter(({ low }) => low > 0)
    .flatMap((step): readonly Way[] => [
      { kind: 'product', ...timesSize(base, step), uses: [a, b] },
      { kind: 'product', ...over(base, step), uses: [a, b] },
      // "A gain of $200m, or 25 %, takes it to $1,000m": the amount is the change.
      { kind: 'product', ...over(timesSize(base, step), by), uses: [a, b] },
    ])
}

/** Products and quotients of two or three amounts whose units make that of the result. */
function products(result: Quantity, givens: readonly Quantity[]): readonly Way[] {
  return subsetsOf(givens).flatMap((uses) =>
    signsOf(uses.length).flatMap((signs): readonly Way[] => {
      const powers = uses.reduce((all, one, at) => timesPowers(all, one.powers, signs[at] ?? 1), {})
      if (!samePowers(powers, result.powers) || isFarFetched(result, signs)) return []
      const start: Size = { value: 1, low: 1, high: 1 }
      const size = uses.reduce(
        (all: Size, one, at) => ((signs[at] ?? 1) === 1 ? timesSize(all, one) : over(all, one)),
        start,
      )
      return [{ kind: 'product', ...size, uses }]
    }),
  )
}

function timesSize(a: Size, b: Size): Size {
  return { value: a.value * b.value, low: a.low * b.low, high: a.high * b.high }
}

/** A count that is said to be so: of three counts it is the product, of two the quotient as well. */
function isFarFetched({ mention, powers }: Quantity, signs: readonly (1 | -1)[]): boolean {
  const isCount = Object.keys(powers).length === 0 && mention.unit.kind !== 'none'
  return isCount && signs.length > 2 && signs.includes(-1)
}

function subsetsOf(givens: readonly Quantity[]): readonly (readonly Quantity[])[] {
  return givens.flatMap((a, at) =>
    givens.slice(at + 1).flatMap((b, next) => [[a, b], ...givens.slice(at + next + 2).map((c) => [a, b, c])]),
  )
}

const signs2: readonly (readonly (1 | -1)[])[] = [
  [1, 1],
  [1, -1],
  [-1, 1],
]
const signs3: readonly (readonly (1 | -1)[])[] = [
  [1, 1, 1],
  [1, 1, -1],
  [1, -1, 1],
  [-1, 1, 1],
]

function signsOf(length: number): readonly (readonly (1 | -1)[])[] {
  return length === 2 ? signs2 : signs3
}
