import { z } from 'zod'
import type { ContinuationForm } from './continuation-form.ts'

/** What an experiment found: done, not done, or that it could not be told; and what was seen, in one line. */
export interface Finding {
  readonly isHonoured: boolean | null
  readonly seen: string
}

/** What a server does with a model, found out by experiment: servers pass over what they do not know in silence. */
export interface ServerCapabilities {
  readonly version: 1
  readonly url: string
  readonly model: string
  readonly kind: string
  /** ISO 8601. */
  readonly probedAt: string
  /** Where the reasoning of a chat comes: in a field of its own, between tags, or not at all. */
  readonly reasoning: 'field' | 'tags' | 'none'
  /** It tells how a text is cut into tokens. */
  readonly tokenize: Finding
  /** It counts texts as the vocabulary at hand does; absent where none was given. */
  readonly vocabulary?: Finding
  /** It goes on inside a begun reasoning, in the first of these ways that does. */
  readonly continuation: Finding & { readonly form: ContinuationForm | null }
  /** It tells the ids of what it generates. */
  readonly ids: Finding
  readonly probabilities: Finding
  /** A bias of −100 takes effect. */
  readonly logitBias: Finding
  /** A budget for the reasoning binds, asked for by this field. */
  readonly budget: Finding & { readonly field: string | null }
  /** A stop string ends the reasoning. */
  readonly stop: Finding
  /** The same seed gives the same text, another one another. */
  readonly seed: Finding
  readonly usageInStream: Finding
  /** A prompt that was read before is read from a cache, and told so: what of it is billed at the lower price. */
  readonly prefixCache: Finding & {
    readonly promptTokens: number | null
    readonly cachedTokens: number | null
  }
}

const finding = { isHonoured: z.boolean().nullable(), seen: z.string() }

export const capabilitiesSchema: z.ZodType<ServerCapabilities> = z.object({
  version: z.literal(1),
  url: z.string(),
  model: z.string(),
  kind: z.string(),
  probedAt: z.string(),
  reasoning: z.enum(['field', 'tags', 'none']),
  tokenize: z.object(finding),
  vocabulary: z.object(finding).exactOptional(),
  continuation: z.object({
    ...finding,
    form: z.enum(['ids', 'text', 'continue_final_message', 'prefix']).nullable(),
  }),
  ids: z.object(finding),
  probabilities: z.object(finding),
  logitBias: z.object(finding),
  budget: z.object({ ...finding, field: z.string().nullable() }),
  stop: z.object(finding),
  seed: z.object(finding),
  usageInStream: z.object(finding),
  prefixCache: z.object({
    ...finding,
    promptTokens: z.int().nullable(),
    cachedTokens: z.int().nullable(),
  }),
})
