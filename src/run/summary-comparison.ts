import { z } from 'zod'
import { intervalSchema, type SummaryInterval } from './estimate.ts'

/** A difference b − a with its simultaneous interval. */
export interface SummaryDifference extends SummaryInterval {
  readonly value: number
  readonly method: string
  readonly pointwise: SummaryInterval
  /** Adjusted by Holm over the family; null where none was computed. */
  readonly pValue: number | null
  readonly distinguishable: boolean
  readonly nonInferior: boolean | null
  readonly margin: number | null
  /** The smallest true difference that this many problems would have shown with 80 % power. */
  readonly detectable: number | null
  readonly warning?: string
}

/** A ratio b ÷ a with the interval that it has as one of its family. */
export interface SummaryRatio extends SummaryInterval {
  readonly value: number
  readonly method: string
  readonly warning?: string
}

export interface SummaryComparison {
  /** Arm ids; the difference is b − a, and a is the baseline. */
  readonly a: string
  readonly b: string
  readonly metric: 'accuracy' | 'tokens' | 'switches' | 'thoughts'
  /** Set where the comparison is within one level; such comparisons describe and are outside the family. */
  readonly level?: number
  readonly difference: SummaryDifference
  /** Of tokens: what b needs for each of a's. */
  readonly ratio?: SummaryRatio
}

const difference: z.ZodType<SummaryDifference> = intervalSchema
  .extend({
    value: z.number(),
    method: z.string().describe('How the interval was made.'),
    pointwise: intervalSchema.describe('The interval of this comparison taken alone.'),
    pValue: z.number().nullable().describe('Two-sided, adjusted by Holm over the family.'),
    distinguishable: z.boolean().describe('The simultaneous interval excludes 0.'),
    nonInferior: z.boolean().nullable().describe('The simultaneous interval excludes a harm of the margin.'),
    margin: z.number().nullable().describe('The largest harm that counts as none, declared beforehand.'),
    detectable: z.number().nullable().describe('The smallest true difference found with 80 % power.'),
    warning: z.string().exactOptional(),
  })
  .describe('b − a, with the interval that is simultaneous over the family.')

export const summaryComparisonSchema: z.ZodType<SummaryComparison> = z.object({
  a: z.string().describe('The id of the baseline arm.'),
  b: z.string().describe('The id of the arm compared with it.'),
  metric: z.enum(['accuracy', 'tokens', 'switches', 'thoughts']),
  level: z.int().exactOptional().describe('Within one level: it describes, and is outside the family.'),
  difference,
  ratio: intervalSchema
    .extend({ value: z.number(), method: z.string(), warning: z.string().exactOptional() })
    .exactOptional()
    .describe('Of tokens: b ÷ a, with an interval at the same share of the error as the difference has.'),
})
