import { z } from 'zod'
import {
  type AccuracyCostFrontier,
  type BudgetCurve,
  budgetCurveSchema,
  frontierSchema,
  type TradeOff,
  tradeOffSchema,
} from './accuracy-for-cost.ts'
import { estimateSchema, type SummaryEstimate, type SummaryInterval } from './estimate.ts'
import { type Measures, measureFields } from './measures.ts'
import { type SampleMeasures, sampleMeasureFields } from './sample-measures.ts'
import { type SummaryComparison, summaryComparisonSchema } from './summary-comparison.ts'

/** The version of summary.json that this package writes and reads. */
export const summaryVersion = 1

export interface SummaryArm extends Measures, SampleMeasures {
  readonly id: string
  readonly engine: string
  /** As the command line writes it: `tip:alpha=3,beta=20`. */
  readonly policy: string
  readonly selection: string | null
  /** The arm that it selects from; only where there is a selection. */
  readonly of?: string
  /** It chooses by knowing which answers are right: a bound, which nobody can run, and no part of equal-cost claims. */
  readonly oracle?: true
  /** How responses were sampled; null where nobody recorded it. */
  readonly sampling: {
    readonly temperature: number | null
    readonly topP: number | null
    readonly maxTokens: number | null
  }
  /** Steps of arithmetic that are written down and right, where the task has them. */
  readonly validSteps?: SummaryEstimate
  /** Accuracy if every failed response had been wrong, and right; there only where some failed. */
  readonly accuracyBounds?: SummaryInterval
  readonly budgetCurve?: BudgetCurve
  readonly billedTokens: {
    readonly uncachedInput: number
    readonly cachedInput: number
    readonly output: number
    /** Weighted by the price ratio of run.json, in uncached input tokens, a response. */
    readonly weightedPerResponse?: number
  }
  readonly byLevel: readonly (Measures & { readonly level: number })[]
}

/**
 * summary.json: every metric of a run with its interval. A versioned contract: reports, viewers and comparisons read
 * only this. What could not be estimated is left out and named in `absent`, by its path, with the reason.
 */
export interface Summary {
  readonly version: typeof summaryVersion
  readonly study: SummaryStudy
  readonly baseline: string
  readonly arms: readonly SummaryArm[]
  readonly comparisons: readonly SummaryComparison[]
  /** Every other arm against the baseline. */
  readonly tradeOffs?: readonly TradeOff[]
  readonly frontier?: AccuracyCostFrontier
  /** Which comparisons the simultaneous intervals cover together, and at which level. */
  readonly family: { readonly metrics: readonly string[]; readonly size: number; readonly level: number }
  readonly denominators: {
    readonly planned: number
    /** Pairs of (problem, sample) left out because an arm stayed failed there. */
    readonly leftOut: number
  }
  readonly absent: Readonly<Record<string, string>>
  /** What must be kept in mind in reading the numbers; only where there is something. */
  readonly warnings?: readonly string[]
}

/** What was studied. */
export interface SummaryStudy {
  readonly problems: number
  readonly clusters: number
  readonly samples: number
  readonly kind: string
  readonly split: string
  readonly seed: string
  readonly engine: string
  readonly model: string
  readonly tokenizer: string
  readonly judge: string
  /** How often the judge errs, where that was measured; without it its errors are not known. */
  readonly judgeErrors?: JudgeErrors
  /** How reasoning was cut into thoughts. */
  readonly splitting?: string
  /** The files that were imported, and as what; only of an import. */
  readonly files?: readonly { readonly name: string; readonly format: string }[]
  /** What must stand beside every figure about this engine. */
  readonly notice?: string
}

/** How often a judge is right. A rate that can't be estimated is absent. */
export interface SummaryJudgeRates {
  /** Of the thoughts that are correct, the share that the judge calls correct. */
  readonly sensitivity?: SummaryEstimate
  /** Of the thoughts that are incorrect, the share that the judge calls incorrect. */
  readonly specificity?: SummaryEstimate
}

/** What a calibration says of a judge. */
export interface JudgeErrors extends SummaryJudgeRates {
  /** What was taken for the truth. */
  readonly reference: 'exact' | 'human' | 'final thoughts'
  /** On thoughts of incorrect responses alone: what underthinking is corrected by. */
  readonly incorrect?: SummaryJudgeRates
  /** The run that they were measured in, where that is another one. */
  readonly from?: string
}

const judgeRates = {
  sensitivity: estimateSchema
    .exactOptional()
    .describe('Of the thoughts that are correct, the share that the judge calls correct; n counts thoughts.'),
  specificity: estimateSchema
    .exactOptional()
    .describe('Of the thoughts that are incorrect, the share that the judge calls incorrect.'),
}

const judgeErrors: z.ZodType<JudgeErrors> = z.object({
  reference: z.enum(['exact', 'human', 'final thoughts']).describe('What was taken for the truth.'),
  ...judgeRates,
  incorrect: z
    .object(judgeRates)
    .exactOptional()
    .describe('On thoughts of incorrect responses alone: what underthinking is corrected by.'),
  from: z.string().exactOptional().describe('The run that they were measured in, where that is another one.'),
})

const study: z.ZodType<SummaryStudy> = z.object({
  problems: z.int(),
  clusters: z
    .int()
    .describe('Groups of problems that are not independent: in countdown, one multiset of numbers.'),
  samples: z.int().describe('Responses to each problem in each arm.'),
  kind: z.string(),
  split: z.string(),
  seed: z.string(),
  engine: z.string(),
  model: z.string(),
  tokenizer: z.string().describe('The tokenizer that every token count is by.'),
  judge: z.string(),
  judgeErrors: judgeErrors
    .exactOptional()
    .describe('How often the judge errs, where that was measured; without it its errors are not known.'),
  splitting: z.string().exactOptional().describe('How reasoning was cut into thoughts.'),
  files: z
    .array(z.object({ name: z.string(), format: z.string() }))
    .exactOptional()
    .describe('The files that were imported, and as what; only of an import.'),
  notice: z.string().exactOptional().describe('What must stand beside every figure about this engine.'),
})

const arm: z.ZodType<SummaryArm> = z.object({
  id: z.string(),
  engine: z.string(),
  policy: z.string().describe('As the command line writes it.'),
  selection: z.string().nullable(),
  of: z.string().exactOptional().describe('The arm that it selects from; only where there is a selection.'),
  oracle: z
    .literal(true)
    .exactOptional()
    .describe('It chooses by knowing which answers are right: a bound that nobody can run.'),
  sampling: z.object({
    temperature: z.number().nullable(),
    topP: z.number().nullable(),
    maxTokens: z.int().nullable(),
  }),
  ...measureFields,
  ...sampleMeasureFields,
  budgetCurve: budgetCurveSchema
    .exactOptional()
    .describe('Accuracy under budgets of reasoning tokens, a lower bound.'),
  validSteps: estimateSchema
    .exactOptional()
    .describe('Share of the steps of arithmetic written down that are right.'),
  accuracyBounds: z
    .object({ low: z.number().nullable(), high: z.number().nullable() })
    .exactOptional()
    .describe('Accuracy if every failed response had been wrong, and right; only where some failed.'),
  billedTokens: z.object({
    uncachedInput: z.int(),
    cachedInput: z.int(),
    output: z.int(),
    weightedPerResponse: z
      .number()
      .exactOptional()
      .describe("Weighted by run.json's price ratio, in uncached input tokens, a response."),
  }),
  byLevel: z.array(z.object({ level: z.int(), ...measureFields })),
})

export const summarySchema: z.ZodType<Summary> = z
  .object({
    version: z.literal(summaryVersion),
    study,
    baseline: z.string().describe('The arm that the others are compared with.'),
    arms: z.array(arm),
    comparisons: z.array(summaryComparisonSchema),
    tradeOffs: z
      .array(tradeOffSchema)
      .exactOptional()
      .describe('Accuracy and tokens of every other arm against the baseline, in one number.'),
    frontier: frontierSchema.exactOptional().describe('Accuracy against cost over all arms.'),
    family: z
      .object({ metrics: z.array(z.string()), size: z.int(), level: z.number() })
      .describe('Which comparisons the simultaneous intervals cover together, declared before the run.'),
    denominators: z.object({
      planned: z.int().describe('Pairs of (problem, sample): responses planned for each arm.'),
      leftOut: z.int().describe('Pairs left out because an arm stayed failed there.'),
    }),
    absent: z
      .record(z.string(), z.string())
      .describe('Why a number is missing, by its path: arms.<id>.<metric>, comparisons.<b>.<metric>.'),
    warnings: z.array(z.string()).exactOptional().describe('What to keep in mind in reading the numbers.'),
  })
  .meta({ title: 'summary.json of a jevons run' })
