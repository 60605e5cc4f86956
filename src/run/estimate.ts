import { z } from 'zod'

/** An interval around a number; a bound is null where nothing bounds it on that side. */
export interface SummaryInterval {
  readonly low: number | null
  readonly high: number | null
}

/** A number that was estimated, with its 95 % interval and what it rests on. */
export interface SummaryEstimate extends SummaryInterval {
  readonly value: number
  /** Responses it rests on. */
  readonly n: number
  /** Problems (clusters) it rests on. */
  readonly problems: number
  /** How the interval was made. */
  readonly method: string
  readonly warning?: string
  /** Of what is corrected for a judge's errors: the labels alone may be the greater part of what is not known. */
  readonly standardError?: number
}

const bound: z.ZodNullable<z.ZodNumber> = z.number().nullable()

export const intervalSchema: z.ZodObject<{
  low: z.ZodNullable<z.ZodNumber>
  high: z.ZodNullable<z.ZodNumber>
}> = z.object({
  low: bound.describe('Lower bound; null where nothing bounds it.'),
  high: bound.describe('Upper bound; null where nothing bounds it.'),
})

export const estimateSchema: z.ZodType<SummaryEstimate> = z
  .object({
    value: z.number(),
    low: bound.describe('Lower bound of the 95 % interval; null where nothing bounds it.'),
    high: bound.describe('Upper bound of the 95 % interval; null where nothing bounds it.'),
    n: z.int().nonnegative().describe('Responses it rests on.'),
    problems: z.int().nonnegative().describe('Problems (clusters) it rests on.'),
    method: z.string().describe('How the interval was made.'),
    warning: z.string().exactOptional().describe('What to keep in mind when reading it.'),
    standardError: z.number().exactOptional().describe("Of what is corrected for a judge's errors."),
  })
  .meta({ id: 'Estimate', description: 'An estimated number with its 95 % interval.' })
