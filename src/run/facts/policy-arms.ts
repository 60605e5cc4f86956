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
  readonly inputTokens: number
}

interface PolicyArms {
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
  readonly arms: readonly PolicyArm[]
}

const share = z.number().gt(0).lte(1)
const interval: z.ZodType<Range> = z
  .strictObject({ value: share, low: share, high: share })
  .refine(({ value, low, high }) => low <= value && value <= high, 'must lie between its ends')
const arm: z.ZodType<PolicyArm> = z
  .strictObject({
    id: z.string().min(1),
    alpha: z.number().exactOptional(),
    beta: z.number().positive().exactOptional(),
    accuracy: interval,
    outputTokens: z.number().positive(),
    inputTokens: z.number().positive(),
  })
  .refine(({ id, alpha, beta }) => id === idOf(alpha, beta), 'must be "none" or name its own alpha and beta')

const file: z.ZodType<PolicyArms> = z.object({
  version: z.literal(1),
  about: z.string().min(1),
  source: z.string().min(1),
  date: z.iso.date(),
  confidence,
  arms: z.array(arm).min(1),
})

function idOf(alpha: number | undefined, beta: number | undefined): string {
  return alpha === undefined && beta === undefined ? 'none' : `tip:alpha=${alpha},beta=${beta}`
}

/** Arms of jevons' own study of the reasoner, which the chain of the workbench starts from where no run is loaded. */
export function readPolicyArms(): PolicyArms {
  return readFacts('policy-arms.json', file)
}
