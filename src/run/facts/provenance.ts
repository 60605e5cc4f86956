import { z } from 'zod'

export const confidence = z.enum(['high', 'medium', 'low'])

/** Where a fact comes from. */
export const fieldSource = z.strictObject({ source: z.string().min(1), date: z.string().min(4), confidence })
