import { z } from 'zod'
import { estimateSchema, type SummaryEstimate } from './estimate.ts'

/** How often whole numbers fall into bins: from each edge up to, but not including, the next. */
export interface SummaryHistogram {
  /** One more than there are bins. */
  readonly edges: readonly number[]
  /** A count a bin, by the outcome of the response; only outcomes that occur. */
  readonly counts: {
    readonly correct?: readonly number[]
    readonly incorrect?: readonly number[]
    readonly ungradable?: readonly number[]
    readonly ungraded?: readonly number[]
  }
  /** Of all outcomes together. */
  readonly quantiles: { readonly p10: number; readonly p50: number; readonly p90: number }
}

/** Estimates in columns, one for each bin: many of them, and alike but for their numbers. Null where one is missing. */
export interface EstimateColumns {
  readonly value: readonly (number | null)[]
  readonly low: readonly (number | null)[]
  readonly high: readonly (number | null)[]
  /** How the intervals were made. */
  readonly methods: readonly string[]
}

/** How often thinking switches as time goes by, among those who still think when a stretch of it begins. */
export interface SummaryHazard {
  /** Tokens since the start or since the latest switch; one more than there are stretches. */
  readonly edges: readonly number[]
  readonly switches: readonly number[]
  /** Responses, or thoughts, that go on when the stretch begins. */
  readonly thinking: readonly number[]
  /** Switches in 100 tokens of thinking. */
  readonly rate: EstimateColumns
}

/** Where the first correct thought is. */
export interface FirstCorrectPositions {
  /** Responses that have it at the first, second … position. */
  readonly at: readonly number[]
  /** Responses that have it at a later one. */
  readonly later: number
  /** Responses without a correct thought. */
  readonly none: number
}

/** Which share of the thoughts of incorrect responses is correct, by position. */
export interface PositionShares {
  /** The first position of each group; a group ends before the next begins. */
  readonly from: readonly number[]
  /** The last position there is. */
  readonly last: number
  readonly thoughts: readonly number[]
  readonly share: EstimateColumns
}

/** Which share of the thoughts of incorrect responses is correct. */
export interface CorrectShares {
  readonly responses: number
  /** Share of the responses with any correct thought, and with more than a tenth of their thoughts correct. */
  readonly any?: SummaryEstimate
  readonly overTenth?: SummaryEstimate
  /** Share of the responses in which at most 0 %, 5 % … 100 % of the thoughts are correct. */
  readonly cumulative: readonly number[]
}

/** What incorrect responses have of something, divided by what correct ones have. */
export interface OutcomeRatio {
  readonly overall?: SummaryEstimate
  /** Over the problems that have both: `problems` of the estimate counts clusters, `cells` the problems. */
  readonly within?: SummaryEstimate
  /** Problems with correct and incorrect responses. */
  readonly cells: number
}

/** How numbers are distributed over the responses: what figures draw. */
export interface Distributions {
  readonly reasoningTokens?: SummaryHistogram
  readonly thoughtCounts?: SummaryHistogram
  /** Reasoning tokens of a thought. */
  readonly thoughtTokens?: SummaryHistogram
  readonly switchHazard: {
    readonly sinceStart?: SummaryHazard
    readonly sinceSwitch?: SummaryHazard
  }
  readonly outcomeRatio: { readonly tokens?: OutcomeRatio; readonly thoughts?: OutcomeRatio }
  readonly firstCorrect: {
    readonly correct?: FirstCorrectPositions
    readonly incorrect?: FirstCorrectPositions
  }
  readonly correctByPosition?: PositionShares
  readonly correctShares?: CorrectShares
}

const count = z.int().nonnegative()
const counts = z.array(count)
const estimate = estimateSchema.exactOptional()

const histogram: z.ZodType<SummaryHistogram> = z
  .object({
    edges: counts.describe('Where the bins begin, and where the last one ends; the end is not included.'),
    counts: z
      .object({
        correct: counts.exactOptional(),
        incorrect: counts.exactOptional(),
        ungradable: counts.exactOptional(),
        ungraded: counts.exactOptional(),
      })
      .describe('A count a bin, by the outcome of the response.'),
    quantiles: z
      .object({ p10: count, p50: count, p90: count })
      .describe('Of all outcomes together: a tenth, half and nine tenths do not exceed them.'),
  })
  .meta({ id: 'Histogram', description: 'How often whole numbers fall into bins.' })

const numbers = z.array(z.number().nullable())

const columns: z.ZodType<EstimateColumns> = z
  .object({
    value: numbers,
    low: numbers,
    high: numbers,
    methods: z.array(z.string()).describe('How the intervals were made, each way once.'),
  })
  .meta({
    id: 'EstimateColumns',
    description: 'Estimates with 95 % intervals, one a bin; null where missing.',
  })

const hazard: z.ZodType<SummaryHazard> = z
  .object({
    edges: counts,
    switches: counts,
    thinking: counts.describe('Responses (since the start) or thoughts (since a switch) that still go on.'),
    rate: columns.describe('Switches in 100 tokens of thinking.'),
  })
  .meta({ id: 'Hazard', description: 'Switches over time.' })

const positions: z.ZodType<PositionShares> = z.object({
  from: counts.describe('The first position of each group; a group ends before the next begins.'),
  last: count.describe('The last position there is.'),
  thoughts: counts,
  share: columns,
})

const ratio: z.ZodType<OutcomeRatio> = z.object({
  overall: estimate.describe('Mean of incorrect over mean of correct responses.'),
  within: estimate.describe('The same over the problems that have both, each counted once.'),
  cells: count.describe('Problems with correct and incorrect responses.'),
})

const firstCorrect: z.ZodType<FirstCorrectPositions> = z.object({
  at: counts.describe('Responses whose first correct thought is at position 1, 2 …'),
  later: count,
  none: count,
})

const correctShares: z.ZodType<CorrectShares> = z.object({
  responses: count,
  any: estimate.describe('Share of incorrect responses with any correct thought.'),
  overTenth: estimate.describe(
    'Share of incorrect responses more than a tenth of whose thoughts are correct.',
  ),
  cumulative: z
    .array(z.number())
    .describe('Share of incorrect responses in which at most 0 %, 5 % … 100 % of the thoughts are correct.'),
})

export const distributionsSchema: z.ZodType<Distributions> = z
  .object({
    reasoningTokens: histogram.exactOptional(),
    thoughtCounts: histogram.exactOptional(),
    thoughtTokens: histogram.exactOptional(),
    switchHazard: z
      .object({ sinceStart: hazard.exactOptional(), sinceSwitch: hazard.exactOptional() })
      .describe('Switches over time, by tokens since the start and since the latest switch.'),
    outcomeRatio: z
      .object({ tokens: ratio.exactOptional(), thoughts: ratio.exactOptional() })
      .describe('Incorrect over correct responses.'),
    firstCorrect: z
      .object({ correct: firstCorrect.exactOptional(), incorrect: firstCorrect.exactOptional() })
      .describe('Position of the first correct thought, by outcome.'),
    correctByPosition: positions
      .exactOptional()
      .describe('Share of correct thoughts by position, in incorrect responses.'),
    correctShares: correctShares
      .exactOptional()
      .describe('Which share of the thoughts of incorrect responses is correct.'),
  })
  .meta({ id: 'Distributions', description: 'How numbers are distributed over the responses.' })
