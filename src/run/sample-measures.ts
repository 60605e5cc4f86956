import { z } from 'zod'
import { estimateSchema, type SummaryEstimate } from './estimate.ts'

/** An estimate for k responses to a problem. */
export interface EstimateAt extends SummaryEstimate {
  readonly k: number
}

/** The same at a threshold: the share of the k responses that must be correct. */
export interface ThresholdEstimateAt extends EstimateAt {
  /** From 0 to 1; `mean` is the mean over the thresholds above a half. */
  readonly threshold: number | 'mean'
}

/** The accuracy of an answer that was selected from k responses, and what they cost together. */
export interface SelectionEstimateAt extends EstimateAt {
  /** A problem, in the unit of `costOfPass`; cancelled responses included. */
  readonly cost?: SummaryEstimate
  /** Output tokens a problem, cancelled responses included. */
  readonly outputTokens?: number
  /** The standard error of having drawn subsets of responses at random; only where they were drawn. */
  readonly drawingError?: number
}

export type CostUnit = 'USD' | 'uncached input tokens'

/** What a correct answer costs: two different numbers, which are never mixed. */
export interface CostOfPass {
  readonly unit: CostUnit
  /** All that was spent ÷ all that was right. */
  readonly pooled?: SummaryEstimate
  /** Over problems, of each one's own spending ÷ right answers. */
  readonly perProblem?: {
    readonly problems: number
    /** Problems that no response solved: their cost of a right answer is infinite. */
    readonly neverSolved: number
    /** Null where at least half of the problems were never solved. */
    readonly median: SummaryEstimate | null
    /** Only where every problem was solved. */
    readonly mean?: SummaryEstimate
    readonly warning: string
  }
}

/** What the responses to one problem give together. */
export interface SampleMeasures {
  /** At least one of k is correct. */
  readonly passAt?: readonly EstimateAt[]
  /** All of k are correct: pass^k. */
  readonly passEveryAt?: readonly EstimateAt[]
  /** At least a share of k is correct. */
  readonly gPassAt?: readonly ThresholdEstimateAt[]
  readonly majorityAt?: readonly SelectionEstimateAt[]
  readonly shortestAt?: readonly SelectionEstimateAt[]
  readonly costOfPass?: CostOfPass
}

const k = z.int().positive().describe('Responses to each problem.')
const at: z.ZodType<EstimateAt> = z.object({ k }).and(estimateSchema)

const atThreshold: z.ZodType<ThresholdEstimateAt> = z
  .object({
    k,
    threshold: z
      .union([z.number(), z.literal('mean')])
      .describe('The share of the k responses that must be correct; mean: over the thresholds above a half.'),
  })
  .and(estimateSchema)

const selected: z.ZodType<SelectionEstimateAt> = z
  .object({
    k,
    cost: estimateSchema
      .exactOptional()
      .describe(
        'What the k responses to a problem cost, cancelled ones included, in the unit of costOfPass.',
      ),
    outputTokens: z.number().exactOptional().describe('Output tokens a problem, cancelled ones included.'),
    drawingError: z
      .number()
      .exactOptional()
      .describe('Standard error of drawing subsets of responses at random; only where they were drawn.'),
  })
  .and(estimateSchema)

const costOfPass: z.ZodType<CostOfPass> = z.object({
  unit: z.enum(['USD', 'uncached input tokens']),
  pooled: estimateSchema.exactOptional().describe('All that was spent ÷ all that was right.'),
  perProblem: z
    .object({
      problems: z.int(),
      neverSolved: z.int().describe('Problems that no response solved: infinite cost of a right answer.'),
      median: estimateSchema.nullable().describe('Null where at least half were never solved.'),
      mean: estimateSchema.exactOptional().describe('Only where every problem was solved.'),
      warning: z.string(),
    })
    .exactOptional()
    .describe("Over problems, of each one's own spending ÷ right answers."),
})

/** The fields of {@link SampleMeasures}. */
export const sampleMeasureFields: {
  readonly [Field in keyof SampleMeasures]-?: z.ZodExactOptional<
    z.ZodType<Exclude<SampleMeasures[Field], undefined>>
  >
} = {
  passAt: z.array(at).exactOptional().describe('pass@k: at least one of k responses is correct.'),
  passEveryAt: z.array(at).exactOptional().describe('pass^k: all of k responses are correct.'),
  gPassAt: z.array(atThreshold).exactOptional().describe('G-Pass@k: at least a share of k is correct.'),
  majorityAt: z.array(selected).exactOptional().describe('The most frequent answer of k is correct.'),
  shortestAt: z.array(selected).exactOptional().describe('The shortest finished response of k is correct.'),
  costOfPass: costOfPass.exactOptional().describe('What a correct answer costs.'),
}
