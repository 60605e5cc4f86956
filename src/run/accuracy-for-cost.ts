import { z } from 'zod'
import { estimateSchema, intervalSchema, type SummaryEstimate, type SummaryInterval } from './estimate.ts'
import type { CostUnit } from './sample-measures.ts'

/** Accuracy under a budget of reasoning tokens, computed afterwards from responses without one: a lower bound. */
export interface BudgetCurve {
  readonly bound: 'lower'
  /** The budgets of the area: from 0 to here, for every arm of the run. */
  readonly largest: number
  /** The mean of the curve over the budgets from 0 to the largest. */
  readonly area?: SummaryEstimate
  readonly points: readonly (SummaryEstimate & { readonly budget: number })[]
}

/** One way to answer problems: an arm alone, or a selection from k of its responses. */
export interface FrontierPoint {
  readonly arm: string
  readonly selection: 'majority' | 'shortest' | null
  readonly k: number
  readonly accuracy: number
  readonly cost: number
  /** The share of resamples in which nothing beats it. */
  readonly onFrontier: number
  /** The point that beats it most surely, by its place in the list, and the share of resamples in which it does. */
  readonly dominated?: { readonly by: number; readonly share: number }
}

/** Accuracy against cost over all arms. */
export interface AccuracyCostFrontier {
  readonly unit: CostUnit
  readonly problems: number
  /** The costs that areas are taken over, on a logarithmic axis. */
  readonly axis: { readonly from: number; readonly to: number }
  readonly points: readonly FrontierPoint[]
  readonly areas: readonly (SummaryInterval & { readonly arm: string; readonly value: number })[]
}

/** Accuracy and tokens of an arm against the baseline, in one number. */
export interface TradeOff {
  readonly a: string
  readonly b: string
  /** The accuracy–efficiency score of b: above 0 it is worth more than a. */
  readonly aes?: SummaryEstimate
  /** Accuracy per computation of b ÷ that of a, of one model. */
  readonly computationRatio?: SummaryEstimate
}

export const budgetCurveSchema: z.ZodType<BudgetCurve> = z.object({
  bound: z.literal('lower').describe('Made to answer early, a response may still be right.'),
  largest: z.number().describe('The largest budget, for every arm of the run, in reasoning tokens.'),
  area: estimateSchema
    .exactOptional()
    .describe('The mean of the curve over the budgets from 0 to the largest.'),
  points: z.array(z.object({ budget: z.number() }).and(estimateSchema)),
})

export const frontierSchema: z.ZodType<AccuracyCostFrontier> = z.object({
  unit: z.enum(['USD', 'uncached input tokens']),
  problems: z.int().describe('Problems that every arm answered.'),
  axis: z
    .object({ from: z.number(), to: z.number() })
    .describe('The costs that areas are taken over, on a logarithmic axis.'),
  points: z.array(
    z.object({
      arm: z.string(),
      selection: z.enum(['majority', 'shortest']).nullable(),
      k: z.int(),
      accuracy: z.number(),
      cost: z.number().describe('A problem.'),
      onFrontier: z.number().describe('Share of resamples in which nothing beats it.'),
      dominated: z
        .object({ by: z.int(), share: z.number() })
        .exactOptional()
        .describe('The point that beats it most surely, and the share of resamples in which it does.'),
    }),
  ),
  areas: z
    .array(z.object({ arm: z.string(), value: z.number() }).and(intervalSchema))
    .describe('Best accuracy for at most a cost, its mean over the axis.'),
})

export const tradeOffSchema: z.ZodType<TradeOff> = z.object({
  a: z.string(),
  b: z.string(),
  aes: estimateSchema
    .exactOptional()
    .describe('Accuracy–efficiency score: share of tokens saved, and relative accuracy × 3 up, × 5 down.'),
  computationRatio: estimateSchema
    .exactOptional()
    .describe('Accuracy per computation of b ÷ that of a, of one model.'),
})
