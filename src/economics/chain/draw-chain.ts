import { hashParts, xoshiroWords } from '#statistics'
import type { Range } from '../datum.ts'
import { type ChainInput, type ChainInputs, checkChain, computeChain } from './chain.ts'
import { type ChainOutcome, chainOutcomeNames, chainOutcomes } from './chain-outcome.ts'
import { type ChainCorrelation, drawnTogether } from './correlated-draws.ts'
import { orderStatistic } from './order-statistic.ts'

/** The inputs of the chain as far as they are known. */
export type ChainRanges = Readonly<Record<ChainInput, Range>>

/** An outcome over all draws. */
export interface OutcomeSpread {
  /** At the middle of every input. */
  readonly value: number
  readonly p5: number
  readonly median: number
  readonly p95: number
}

/** What the chain gives where its inputs are uncertain. */
export interface DrawnChain {
  readonly points: number
  readonly seed: string
  readonly outcomes: Readonly<Record<ChainOutcome, OutcomeSpread>>
  /** In which share of the draws more GPUs are asked for than before. */
  readonly moreGpus: number
  /** In which share more is spent. */
  readonly moreSpending: number
}

/**
 * Draws the uncertain inputs and computes the chain for each: a seeded Monte Carlo. Half of the draws of an input lie between
 * its low and its value, half between value and high, evenly on a scale of ratios (of amounts where low is 0), so that value is
 * the median and nothing lies outside. Inputs are drawn apart from each other, save those that a correlation binds.
 * @throws RangeError where an end of a range is outside its domain, or correlations contradict each other
 */
export function drawChain(
  ranges: ChainRanges,
  {
    seed,
    points,
    correlations = [],
  }: { readonly seed: string; readonly points: number; readonly correlations?: readonly ChainCorrelation[] },
): DrawnChain {
  checkRanges(ranges)
  const names = Object.keys(ranges) as ChainInput[]
  const uncertain = names.filter((name) => ranges[name].low !== ranges[name].high)
  const draws = uncertain.map((name) => drawOf(name, ranges[name]))
  const word = xoshiroWords(hashParts(['chain', seed]))
  const together = drawnTogether(uncertain, correlations)
  const uniform = (): number => (word() + 0.5) / 0x100000000
  const uniforms = new Float64Array(draws.length)
  const inputs: Record<ChainInput, number> = { ...middleOfChain(ranges) }
  const columns = chainOutcomeNames.map((name) => ({
    name,
    of: chainOutcomes[name].of,
    values: new Float64Array(points),
  }))
  let moreGpus = 0
  let moreSpending = 0
  for (let point = 0; point < points; point++) {
    for (let place = 0; place < draws.length; place++) uniforms[place] = uniform()
    together?.(uniforms, uniform)
    for (const [place, draw] of draws.entries()) inputs[draw.name] = drawnAt(draw, uniforms[place] as number)
    const chain = computeChain(inputs)
    for (const { of, values } of columns) values[point] = of(chain)
    if (chain.gpuRatio > 1) moreGpus++
    if (chain.spendRatio > 1) moreSpending++
  }
  const middle = computeChain(middleOfChain(ranges))
  const outcomes = Object.fromEntries(
    columns.map(({ name, of, values }) => [name, spreadOf(of(middle), values)]),
  ) as Record<ChainOutcome, OutcomeSpread>
  return { points, seed, outcomes, moreGpus: moreGpus / points, moreSpending: moreSpending / points }
}

/** The inputs at the middle of their ranges. */
export function middleOfChain(ranges: ChainRanges): ChainInputs {
  return Object.fromEntries(Object.entries(ranges).map(([name, { value }]) => [name, value])) as Record<
    ChainInput,
    number
  >
}

function checkRanges(ranges: ChainRanges): void {
  for (const end of ['value', 'low', 'high'] as const)
    checkChain(
      Object.fromEntries(Object.entries(ranges).map(([name, range]) => [name, range[end]])) as Record<
        ChainInput,
        number
      >,
    )
}

/** A range as what is added to where a draw starts, on the scale on which draws lie evenly. */
interface Draw {
  readonly name: ChainInput
  readonly isRatio: boolean
  readonly start: number
  readonly toMiddle: number
  readonly fromMiddle: number
}

function drawOf(name: ChainInput, { value, low, high }: Range): Draw {
  const isRatio = low > 0
  const [a, b, c] = isRatio ? [Math.log(low), Math.log(value), Math.log(high)] : [low, value, high]
  return { name, isRatio, start: a, toMiddle: 2 * (b - a), fromMiddle: 2 * (c - b) }
}

function drawnAt({ isRatio, start, toMiddle, fromMiddle }: Draw, uniform: number): number {
  const place =
    uniform < 0.5 ? start + toMiddle * uniform : start + toMiddle / 2 + fromMiddle * (uniform - 0.5)
  return isRatio ? Math.exp(place) : place
}

function spreadOf(value: number, drawn: Float64Array): OutcomeSpread {
  let from = 0
  const at = (share: number): number => {
    const place = Math.min(drawn.length - 1, Math.floor(share * drawn.length))
    const found = orderStatistic(drawn, place, from)
    from = place
    return found
  }
  return { value, p5: at(0.05), median: at(0.5), p95: at(0.95) }
}
