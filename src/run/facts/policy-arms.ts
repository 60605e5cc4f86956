import { z } from 'zod'
import type { Confidence, Range } from '#economics'
import { confidence } from './provenance.ts'
import { readFacts } from './read-facts.ts'

/** What one arm of jevons' own study takes for an answer of the reasoner. */
interface PolicyArm {
  readonly id: string
  /** Of the penalty on switches, where its policy is one. */
  readonly alpha?: number
  readonly beta?: number
  readonly accuracy: Range
  /** Tokens of an answer, on average. */
  readonly outputTokens: number
  readonly outputInterval: Pick<Range, 'low' | 'high'>
  /** Output tokens ÷ accuracy, both drawn together over problems. */
  readonly outputPerRight: Range
  readonly inputTokens: number
}

/** How accuracy and output of the arms spread together over problems. */
interface JointArms {
  readonly clusters: number
  /** What rows and columns are of: an arm, and `accuracy` or `output`. */
  readonly of: readonly (readonly [arm: string, measure: 'accuracy' | 'output'])[]
  /** Of the logarithms. */
  readonly correlations: readonly (readonly number[])[]
}

interface PolicyArms {
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
  readonly arms: readonly PolicyArm[]
  readonly joint: JointArms
}

const share = z.number().gt(0).lte(1)
const interval: z.ZodType<Range> = z
  .strictObject({ value: share, low: share, high: share })
  .refine(({ value, low, high }) => low <= value && value <= high, 'must lie between its ends')
const tokens = z.number().positive()
const arm: z.ZodType<PolicyArm> = z
  .strictObject({
    id: z.string().min(1),
    alpha: z.number().exactOptional(),
    beta: z.number().positive().exactOptional(),
    accuracy: interval,
    outputTokens: z.number().positive(),
    outputInterval: z.strictObject({ low: tokens, high: tokens }),
    outputPerRight: z.strictObject({ value: tokens, low: tokens, high: tokens }),
    inputTokens: z.number().positive(),
  })
  .refine(({ id, alpha, beta }) => id === idOf(alpha, beta), 'must be "none" or name its own alpha and beta')

const measure = z.tuple([z.string().min(1), z.enum(['accuracy', 'output'])])
const joint: z.ZodType<JointArms> = z
  .object({
    clusters: z.int().positive(),
    of: z.array(measure).min(1),
    correlations: z.array(z.array(z.number().min(-1).max(1))),
  })
  .refine(
    ({ of, correlations }) =>
      correlations.length === of.length &&
      correlations.every((row, at) => row.length === of.length && row[at] === 1) &&
      correlations.every((row, at) => row.every((rho, place) => correlations[place]?.[at] === rho)),
    'must be a matrix of correlations, a row and a column for each measure',
  )

const file: z.ZodType<PolicyArms> = z.object({
  version: z.literal(1),
  about: z.string().min(1),
  source: z.string().min(1),
  date: z.iso.date(),
  confidence,
  arms: z.array(arm).min(1),
  joint,
})

function idOf(alpha: number | undefined, beta: number | undefined): string {
  return alpha === undefined && beta === undefined ? 'none' : `tip:alpha=${alpha},beta=${beta}`
}

/** Arms of jevons' own study of the reasoner, which the chain of the workbench starts from where no run is loaded. */
export function readPolicyArms(): PolicyArms {
  return readFacts('policy-arms.json', file)
}
