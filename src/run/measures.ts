import { z } from 'zod'
import { estimateSchema, type SummaryEstimate } from './estimate.ts'
import { type Distributions, distributionsSchema } from './summary-distributions.ts'

/** A mean over all responses, and over those of one outcome. */
export interface ByOutcome {
  readonly all?: SummaryEstimate
  readonly correct?: SummaryEstimate
  readonly incorrect?: SummaryEstimate
}

export interface OutcomeCounts {
  readonly correct: number
  readonly incorrect: number
  readonly ungradable: number
  readonly failed: number
  /** Responses to problems without a gold answer; only where there are some. */
  readonly ungraded?: number
  readonly planned: number
}

export interface Underthinking {
  /** Mean UT over incorrect responses: 1 − T̂/T, 0 where no thought is correct (arXiv 2501.18585). */
  readonly score?: SummaryEstimate
  /** The same over incorrect and ungradable responses. */
  readonly scoreWithCutOffs?: SummaryEstimate
  /** Mean over all responses, 0 where correct. */
  readonly weighted?: SummaryEstimate
  /** Share of incorrect responses that left a correct line with a winning continuation untried. */
  readonly abandoned?: SummaryEstimate
  /** Share of incorrect responses that hold a correct thought at all. */
  readonly containsCorrect?: SummaryEstimate
  /** The score corrected for the judge's measured errors, label by label; not held within 0 and 1. */
  readonly corrected?: SummaryEstimate
  /** What the judge's false positives alone would make of the score, were every thought incorrect. */
  readonly floor?: SummaryEstimate
  /** The same two of `containsCorrect`. */
  readonly containsCorrectCorrected?: SummaryEstimate
  readonly containsCorrectFloor?: SummaryEstimate
  /** What shuffling the judgements among thoughts of the same position gives. */
  readonly chance: {
    readonly score?: number
    readonly abandoned?: number
    readonly containsCorrect?: number
  }
}

/** What is measured of a set of responses: those of an arm, or of one level of it. */
export interface Measures {
  readonly accuracy?: SummaryEstimate
  /** Reasoning tokens a response. */
  readonly tokens: ByOutcome
  readonly thoughts: ByOutcome
  /** Transitions a response. */
  readonly switches: ByOutcome
  /** Reasoning tokens from one switch to the next. */
  readonly switchInterval: ByOutcome
  readonly reflections: ByOutcome
  /** Switches in each tenth of the reasoning, by characters, a response: the first tenth first. */
  readonly switchesByPosition?: readonly SummaryEstimate[]
  /** Share of the responses that end in a loop. */
  readonly loops?: SummaryEstimate
  readonly outcomes: OutcomeCounts
  readonly underthinking: Underthinking
  /** Position of the first correct thought, 1 upwards, over responses that hold one. */
  readonly firstCorrectThought?: SummaryEstimate
  /** Reasoning tokens up to the first correct thought ÷ all; 0 where no thought is correct (arXiv 2412.21187). */
  readonly outcomeEfficiency?: SummaryEstimate
  /** Share of reasoning tokens in thoughts that follow a line not followed before (arXiv 2412.21187). */
  readonly processEfficiency?: SummaryEstimate
  /** Of the changes from one line to another, the share that go back to a line followed before. */
  readonly revisitRate?: SummaryEstimate
  /** How numbers are distributed over the responses; absent from summaries written before there were figures of it. */
  readonly distributions?: Distributions
}

const estimate = estimateSchema.exactOptional()
const count = z.int().nonnegative()

function byOutcome(description: string): z.ZodType<ByOutcome> {
  return z
    .object({ all: estimate, correct: estimate, incorrect: estimate })
    .describe(`${description}, over all responses and over those of one outcome.`)
}

const underthinking: z.ZodType<Underthinking> = z.object({
  score: estimate.describe('Mean over incorrect responses of 1 − T̂/T; 0 where no thought is correct.'),
  scoreWithCutOffs: estimate.describe('The same over incorrect and ungradable responses.'),
  weighted: estimate.describe('Mean over all responses, 0 where correct.'),
  abandoned: estimate.describe(
    'Share of incorrect responses that left a correct line with a winner untried.',
  ),
  containsCorrect: estimate.describe('Share of incorrect responses that hold a correct thought.'),
  corrected: estimate.describe(
    "The score corrected for the judge's errors, label by label; may leave [0, 1].",
  ),
  floor: estimate.describe("What the judge's false positives alone would make of the score."),
  containsCorrectCorrected: estimate.describe("containsCorrect corrected for the judge's errors."),
  containsCorrectFloor: estimate.describe("What the judge's false positives alone would make of it."),
  chance: z
    .object({
      score: z.number().exactOptional(),
      abandoned: z.number().exactOptional(),
      containsCorrect: z.number().exactOptional(),
    })
    .describe('The same when judgements are shuffled among thoughts of the same position.'),
})

type OptionalEstimate = z.ZodExactOptional<z.ZodType<SummaryEstimate>>

/** The fields of {@link Measures}, for the objects that hold more than these. */
export const measureFields: {
  [Field in keyof Measures]-?: Field extends
    | 'accuracy'
    | 'firstCorrectThought'
    | 'loops'
    | 'outcomeEfficiency'
    | 'processEfficiency'
    | 'revisitRate'
    ? OptionalEstimate
    : Field extends 'switchesByPosition'
      ? z.ZodExactOptional<z.ZodType<readonly SummaryEstimate[]>>
      : Field extends 'distributions'
        ? z.ZodExactOptional<z.ZodType<Distributions>>
        : z.ZodType<Measures[Field]>
} = {
  accuracy: estimate.describe('Correct ÷ planned responses, without the pairs that an arm left failed.'),
  tokens: byOutcome('Reasoning tokens a response'),
  thoughts: byOutcome('Thoughts a response'),
  switches: byOutcome('Transitions a response'),
  switchInterval: byOutcome('Reasoning tokens from one switch to the next'),
  reflections: byOutcome('Reflections a response'),
  switchesByPosition: z
    .array(estimateSchema)
    .exactOptional()
    .describe('Switches in each tenth of the reasoning, by characters, a response.'),
  loops: estimate.describe('Share of the responses that end in a loop.'),
  outcomes: z.object({
    correct: count,
    incorrect: count,
    ungradable: count.describe('No answer, or cut off: shown apart, not correct.'),
    failed: count.describe('Infrastructure failed it; a resumed run tries it again.'),
    ungraded: count.exactOptional().describe('The problem has no gold answer; only where there are some.'),
    planned: count,
  }),
  underthinking,
  firstCorrectThought: estimate.describe('Position of the first correct thought, 1 upwards.'),
  outcomeEfficiency: estimate.describe('Reasoning tokens up to the first correct thought ÷ all.'),
  processEfficiency: estimate.describe('Share of reasoning tokens in lines not followed before.'),
  revisitRate: estimate.describe('Share of changes of line that go back to one followed before.'),
  distributions: distributionsSchema.exactOptional(),
}
