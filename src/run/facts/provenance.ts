import { z } from 'zod'
import type { Confidence, FieldSource } from '#economics'

export const confidence: z.ZodType<Confidence> = z.enum(['high', 'medium', 'low'])

/** Where a fact comes from. */
export const fieldSource: z.ZodType<FieldSource> = z.strictObject({
  source: z.string().min(1),
  date: z.string().min(4),
  confidence,
})
