import { randomSource } from '#statistics'

/** What was asked of two groups of stocks. */
export interface GroupContrast {
  readonly meanA: number
  readonly meanB: number
  /** a − b. */
  readonly difference: number
  readonly low: number
  readonly high: number
  readonly pValue: number
  /** How many ways of dealing the labels were tried: all, or a random sample. */
  readonly deals: number
  readonly isExact: boolean
}

const mostExact = 20_000
const drawn = 10_000
const level = 0.95
const bisections = 40

/**
 * Do two groups differ? The labels are dealt anew among the same stocks: the p-value is the share of deals whose means differ
 * by as much (all of them where there are at most 20,000, else 10,000 by the seed). The interval holds every shift that the
 * same deals do not refute.
 * @throws RangeError where a group has fewer than two
 */
export function groupContrast(a: readonly number[], b: readonly number[], seed: string): GroupContrast {
  if (a.length < 2 || b.length < 2)
    throw new RangeError(`groups of ${a.length} and ${b.length}: at least two stocks each`)
  const { deals, isExact } = dealsOf(a.length, a.length + b.length, seed)
  const difference = meanOf(a) - meanOf(b)
  const pAt = (shift: number): number =>
    shareAsFar(
      a.map((value) => value - shift),
      b,
      { deals, isExact },
    )
  const spread = Math.max(...a, ...b) - Math.min(...a, ...b)
  const bound = (side: 1 | -1): number => {
    let [inside, outside] = [0, 4 * spread + 1e-12]
    // Too few stocks refute no shift at all.
    if (pAt(difference + side * outside) >= 1 - level) return side * Infinity
    for (let step = 0; step < bisections; step++) {
      const middle = (inside + outside) / 2
      if (pAt(difference + side * middle) >= 1 - level) inside = middle
      else outside = middle
    }
    return difference + side * outside
  }
  return {
    meanA: meanOf(a),
    meanB: meanOf(b),
    difference,
    low: bound(-1),
    high: bound(1),
    pValue: pAt(0),
    deals: deals.length,
    isExact,
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** A deal names who is in the first group, by place. */
interface Deals {
  readonly deals: readonly Uint16Array[]
  readonly isExact: boolean
}

function dealsOf(size: number, all: number, seed: string): Deals {
  if (combinations(all, size) <= mostExact) return { deals: everyDeal(size, all), isExact: true }
  const source = randomSource(seed)
  const places = Array.from({ length: all }, (_, place) => place)
  const deals = Array.from({ length: drawn }, () => Uint16Array.from(source.shuffle(places).slice(0, size)))
  return { deals, isExact: false }
}

function combinations(all: number, size: number): number {
  let ways = 1
  for (let place = 1; place <= size; place++) ways = (ways * (all - size + place)) / place
  return ways
}

function everyDeal(size: number, all: number): readonly Uint16Array[] {
  const deals: Uint16Array[] = []
  const chosen: number[] = []
  const choose = (from: number): void => {
    if (chosen.length === size) {
      deals.push(Uint16Array.from(chosen))
      return
    }
    for (let place = from; place <= all - (size - chosen.length); place++) {
      chosen.push(place)
      choose(place + 1)
      chosen.pop()
    }
  }
  choose(0)
  return deals
}

/** Share of deals whose means are as far apart; of drawn ones the observed counts as one. */
function shareAsFar(a: readonly number[], b: readonly number[], { deals, isExact }: Deals): number {
  const all = Float64Array.from([...a, ...b])
  const total = all.reduce((sum, value) => sum + value, 0)
  const apart = (first: number): number => Math.abs(first / a.length - (total - first) / b.length)
  // A hair below, so that the same deal computed in another order still counts.
  const observed = apart(a.reduce((sum, value) => sum + value, 0)) * (1 - 1e-9)
  let hits = 0
  for (const deal of deals) {
    let first = 0
    for (let place = 0; place < deal.length; place++) first += all[deal[place] as number] as number
    if (apart(first) >= observed) hits++
  }
  return isExact ? hits / deals.length : (1 + hits) / (1 + deals.length)
}
