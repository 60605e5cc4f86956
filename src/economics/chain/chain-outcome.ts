import type { Chain } from './chain.ts'

export type ChainOutcome =
  | 'usdPerRightAnswerBefore'
  | 'usdPerRightAnswerAfter'
  | 'priceRatio'
  | 'demandRatio'
  | 'tokensRatio'
  | 'spendRatio'
  | 'gpuRatio'
  | 'gpusBefore'
  | 'gpusAfter'
  | 'megawattsAfter'
  | 'capexUsdAfter'
  | 'usdPerDayAfter'

interface ChainOutcomeReading {
  readonly unit: string
  readonly of: (chain: Chain) => number
}

/** What is looked at of a chain whose inputs are uncertain: name, unit, and how it is read off. */
export const chainOutcomes: Readonly<Record<ChainOutcome, ChainOutcomeReading>> = {
  usdPerRightAnswerBefore: { unit: 'USD', of: (chain: Chain) => chain.before.usdPerRightAnswer },
  usdPerRightAnswerAfter: { unit: 'USD', of: (chain: Chain) => chain.after.usdPerRightAnswer },
  priceRatio: { unit: '', of: (chain: Chain) => chain.priceRatio },
  demandRatio: { unit: '', of: (chain: Chain) => chain.demandRatio },
  tokensRatio: { unit: '', of: (chain: Chain) => chain.tokensRatio },
  spendRatio: { unit: '', of: (chain: Chain) => chain.spendRatio },
  gpuRatio: { unit: '', of: (chain: Chain) => chain.gpuRatio },
  gpusBefore: { unit: '', of: (chain: Chain) => chain.before.gpus },
  gpusAfter: { unit: '', of: (chain: Chain) => chain.after.gpus },
  megawattsAfter: { unit: 'MW', of: (chain: Chain) => chain.after.megawatts },
  capexUsdAfter: { unit: 'USD', of: (chain: Chain) => chain.after.capexUsd },
  usdPerDayAfter: { unit: 'USD', of: (chain: Chain) => chain.after.usdPerDay },
}

export const chainOutcomeNames: readonly ChainOutcome[] = Object.keys(chainOutcomes) as ChainOutcome[]
