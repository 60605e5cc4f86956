import { z } from 'zod'
import type { ReplyUsage } from '#trace'

const count = z.int().nonnegative()

/** Tokens of a reply as a line of a record holds them; what its server did not tell is absent. */
export const usageSchema: z.ZodType<ReplyUsage> = z.strictObject({
  prompt: count.exactOptional(),
  cachedPrompt: count.exactOptional(),
  reasoning: count.exactOptional(),
  output: count.exactOptional(),
})
