import type { PolicyBreakEven, TokenKind } from '#economics'
import type { CostOfPass, SummaryEstimate } from '#run'
import type { ArmPrice } from './arm-price.ts'

/** What right answers of a run cost in US dollars, by policy and selection. */
export interface AnswerCost {
  readonly version: 1
  readonly baseline: string
  readonly level: number
  readonly arms: readonly ArmCost[]
  /** Every other arm against the baseline, where both are priced. */
  readonly comparisons: readonly ArmComparison[]
  /** Why a number is missing, by its path. */
  readonly absent: Readonly<Record<string, string>>
}

export interface ArmCost {
  readonly id: string
  readonly policy: string
  readonly selection: string | null
  readonly of?: string
  readonly oracle?: true
  /** Answers: responses, or what was selected from several. */
  readonly answers: number
  readonly correct: number
  readonly accuracy?: SummaryEstimate
  readonly price: ArmPrice
  readonly tokens: {
    readonly uncachedInput: number
    readonly cachedInput: number
    readonly output: number
  }
  /** `lower` where some tokens have no price: a missing price is not the full one. */
  readonly bound?: 'exact' | 'lower'
  readonly notPriced: readonly NotPriced[]
  readonly totalUsd?: number
  readonly perAnswerUsd?: SummaryEstimate
  readonly costOfPass?: CostOfPass
  readonly underthinkingTaxUsd?: UnderthinkingTax
}

/** Tokens that are left out of the cost. */
export interface NotPriced {
  readonly kind: TokenKind
  /** Null where nobody told how many there are. */
  readonly tokens: number | null
  readonly reason: string
  /** What they would cost at the price of uncached input, which is more than any cache costs. */
  readonly atMostUsd?: number
}

/**
 * Dollars spent after the first correct thought in wrong answers: all of what was spent there, over the whole run. An upper
 * bound of what underthinking costs: nobody knows that the answer would have been right had the model stayed.
 */
export interface UnderthinkingTax extends SummaryEstimate {
  readonly bound: 'upper'
  readonly perAnswer: SummaryEstimate
  /** Of all that the arm cost. */
  readonly share: SummaryEstimate
  /** With the responses that got no grade beside the incorrect ones: the value alone. */
  readonly withCutOffs: number
}

export interface ArmComparison {
  readonly a: string
  readonly b: string
  /** Pooled cost of a correct answer of b ÷ that of a, paired by problem. */
  readonly costOfPassRatio?: SummaryEstimate
  /** Correlations over problems, by logarithms: accuracy of a, cost of its answers, accuracy of b, cost of its answers. */
  readonly spread?: readonly (readonly number[])[]
  /** There where both are priced alike by tokens. */
  readonly breakEven?: PolicyBreakEven
}
