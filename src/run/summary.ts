import { z } from 'zod'
import { estimateSchema, intervalSchema } from './estimate.ts'

/**
 * summary.json: every metric of a run with its interval. A versioned contract: reports, viewers and comparisons read
 * only this. What could not be estimated is left out and named in `absent`, by its path, with the reason.
 */

export const summaryVersion = 1

const byOutcome = z.object({
  all: estimateSchema.exactOptional(),
  correct: estimateSchema.exactOptional(),
  incorrect: estimateSchema.exactOptional(),
})

const underthinking = z.object({
  /** Mean UT over incorrect responses: 1 − T̂/T, 0 where no thought is correct (arXiv 2501.18585). */
  score: estimateSchema.exactOptional(),
  /** The same over incorrect and cut-off responses. */
  scoreWithCutOffs: estimateSchema.exactOptional(),
  /** Mean over all responses, 0 where correct. */
  weighted: estimateSchema.exactOptional(),
  /** Share of incorrect responses that left a correct line with a winning continuation untried. */
  abandoned: estimateSchema.exactOptional(),
  /** Share of incorrect responses that hold a correct thought at all. */
  containsCorrect: estimateSchema.exactOptional(),
  /** What shuffling the judgements among thoughts of the same position gives. */
  chance: z.object({ score: z.number().exactOptional(), abandoned: z.number().exactOptional() }),
})

const measures = z.object({
  accuracy: estimateSchema.exactOptional(),
  /** Reasoning tokens a response. */
  tokens: byOutcome,
  thoughts: byOutcome,
  /** Transitions a response. */
  switches: byOutcome,
  /** Reasoning tokens from one switch to the next. */
  switchInterval: byOutcome,
  reflections: byOutcome,
  outcomes: z.object({
    correct: z.int(),
    incorrect: z.int(),
    ungradable: z.int(),
    failed: z.int(),
    planned: z.int(),
  }),
  underthinking,
  /** Position of the first correct thought, 1 upwards, over responses that hold one. */
  firstCorrectThought: estimateSchema.exactOptional(),
})
export type Measures = z.infer<typeof measures>

export const armSchema = measures.extend({
  id: z.string(),
  engine: z.string(),
  /** As the command line writes it: `tip:alpha=3,beta=20`. */
  policy: z.string(),
  selection: z.string().nullable(),
  sampling: z.object({ temperature: z.number(), topP: z.number(), maxTokens: z.int() }),
  /** Steps of arithmetic that are written down and right, where the task has them. */
  validSteps: estimateSchema.exactOptional(),
  billedTokens: z.object({
    uncachedInput: z.int(),
    cachedInput: z.int(),
    output: z.int(),
    /** Weighted by the price ratio of run.json, in uncached input tokens, a response. */
    weightedPerResponse: z.number().exactOptional(),
  }),
  byLevel: z.array(measures.extend({ level: z.int() })),
})
export type SummaryArm = z.infer<typeof armSchema>

export const comparisonSchema = z.object({
  /** Arm ids; the difference is b − a, and a is the baseline. */
  a: z.string(),
  b: z.string(),
  metric: z.enum(['accuracy', 'tokens', 'switches', 'thoughts']),
  /** Set where the comparison is within one level; such comparisons describe and are outside the family. */
  level: z.int().exactOptional(),
  difference: intervalSchema.extend({
    value: z.number(),
    method: z.string(),
    pointwise: intervalSchema,
    pValue: z.number().nullable(),
    distinguishable: z.boolean(),
    nonInferior: z.boolean().nullable(),
    margin: z.number().nullable(),
    /** The smallest true difference that this many problems would have shown with 80 % power. */
    detectable: z.number().nullable(),
    warning: z.string().exactOptional(),
  }),
})
export type SummaryComparison = z.infer<typeof comparisonSchema>

export const summarySchema = z.object({
  version: z.literal(summaryVersion),
  study: z.object({
    problems: z.int(),
    clusters: z.int(),
    samples: z.int(),
    kind: z.string(),
    split: z.string(),
    seed: z.string(),
    engine: z.string(),
    model: z.string(),
    tokenizer: z.string(),
    judge: z.string(),
    /** What must stand beside every figure about this engine. */
    notice: z.string().exactOptional(),
  }),
  baseline: z.string(),
  arms: z.array(armSchema),
  comparisons: z.array(comparisonSchema),
  /** Which comparisons the simultaneous intervals cover together, and at which level. */
  family: z.object({ metrics: z.array(z.string()), size: z.int(), level: z.number() }),
  denominators: z.object({
    planned: z.int(),
    /** Pairs of (problem, sample) left out because an arm stayed failed there. */
    leftOut: z.int(),
  }),
  absent: z.record(z.string(), z.string()),
})
export type Summary = z.infer<typeof summarySchema>
