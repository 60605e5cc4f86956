import { type ChainInput, computeChain } from './chain.ts'
import { type ChainOutcome, chainOutcomes } from './chain-outcome.ts'
import { type ChainRanges, middleOfChain } from './draw-chain.ts'

/** What an outcome is with one input at its ends and all others in the middle. */
export interface ChainBar {
  readonly input: ChainInput
  readonly low: { readonly input: number; readonly outcome: number }
  readonly high: { readonly input: number; readonly outcome: number }
}

/** Which uncertain input matters most: the longest bar first; what does not move the outcome is left out. */
export interface ChainTornado {
  readonly outcome: ChainOutcome
  readonly value: number
  readonly bars: readonly ChainBar[]
}

export function chainTornado(ranges: ChainRanges, outcome: ChainOutcome): ChainTornado {
  const { of } = chainOutcomes[outcome]
  const middle = middleOfChain(ranges)
  const at = (input: ChainInput, value: number): { readonly input: number; readonly outcome: number } => ({
    input: value,
    outcome: of(computeChain({ ...middle, [input]: value })),
  })
  const uncertain = (Object.keys(ranges) as ChainInput[]).filter(
    (name) => ranges[name].low !== ranges[name].high,
  )
  const bars = uncertain.map((input) => ({
    input,
    low: at(input, ranges[input].low),
    high: at(input, ranges[input].high),
  }))
  const length = ({ low, high }: ChainBar): number => Math.abs(Math.log(high.outcome / low.outcome))
  const moving = bars.filter((bar) => length(bar) > 0)
  return { outcome, value: of(computeChain(middle)), bars: moving.sort((a, b) => length(b) - length(a)) }
}
