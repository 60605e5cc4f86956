import { z } from 'zod'

const finite = z.number()

/** An interval around a number; bounds are null where nothing bounds it on that side. */
export const intervalSchema = z.object({ low: finite.nullable(), high: finite.nullable() })

/** A number that was estimated, with its 95 % interval and what it rests on. */
export const estimateSchema = z.object({
  value: finite,
  low: finite.nullable(),
  high: finite.nullable(),
  /** Responses it rests on. */
  n: z.int().nonnegative(),
  /** Problems (clusters) it rests on. */
  problems: z.int().nonnegative(),
  /** How the interval was made. */
  method: z.string(),
  warning: z.string().exactOptional(),
})
export type SummaryEstimate = z.infer<typeof estimateSchema>
