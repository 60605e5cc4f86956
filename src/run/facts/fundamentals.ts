import { z } from 'zod'
import type { Confidence } from '#economics'
import { type Guidance, type MarginBasis, marginBases, type YearCapex } from '#market'
import { confidence } from './provenance.ts'
import { readFacts } from './read-facts.ts'

interface Sourced {
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
}

/** Growth and margins of a firm, with scores that were printed of them. */
export interface RuleOf40Row extends Sourced {
  readonly id: string
  readonly company: string
  readonly period: string
  readonly growthPercent: number
  readonly margins: readonly { readonly basis: MarginBasis; readonly percent: number }[]
  readonly printed: readonly {
    readonly score: number
    readonly basis: MarginBasis
    readonly source: string
    readonly date: string
  }[]
}

export interface GuidanceRow extends Guidance, Sourced {
  readonly id: string
  readonly company: string
  readonly measure: string
  readonly unit: string
  readonly period: string
}

/** A multiple now against its own mean, as somebody printed both. */
export interface MultipleRow extends Sourced {
  readonly id: string
  readonly company: string
  readonly multiple: string
  readonly basis: string
  readonly now: number
  readonly mean: number
  readonly meanYears: number
}

export interface CapexRow extends YearCapex, Sourced {
  readonly note?: string
}

/** What a firm spent in one of its quarters, as it was first reported. */
interface QuarterRow extends Sourced {
  readonly firm: string
  /** The last day of the quarter. */
  readonly end: string
  /** Cash paid for property and equipment. */
  readonly capexUsdMillion: number
  /** All costs and expenses: revenue less operating income. */
  readonly opexUsdMillion?: number
  readonly note?: string
}

interface Fundamentals {
  readonly ruleOf40: readonly RuleOf40Row[]
  readonly guidance: readonly GuidanceRow[]
  readonly multiples: readonly MultipleRow[]
  readonly capexByYear: readonly CapexRow[]
  readonly quarterSpending: readonly QuarterRow[]
}

const text = z.string().min(1)
const above = z.number().positive()
const sourced = { source: text, date: z.string().min(4), confidence }
const basis = z.enum(marginBases)

export const fundamentalsSchema: z.ZodType<Fundamentals> = z.object({
  version: z.literal(1),
  ruleOf40: z.array(
    z.strictObject({
      id: text,
      company: text,
      period: text,
      growthPercent: z.number(),
      margins: z.array(z.strictObject({ basis, percent: z.number() })).min(1),
      printed: z.array(z.strictObject({ score: z.number(), basis, source: text, date: text })),
      ...sourced,
    }),
  ),
  guidance: z.array(
    z.strictObject({
      id: text,
      company: text,
      measure: text,
      unit: text,
      period: text,
      low: z.number(),
      high: z.number(),
      base: above.exactOptional(),
      actual: z.number().exactOptional(),
      consensus: z.number().exactOptional(),
      printedGrowthPercent: z.number().exactOptional(),
      ...sourced,
    }),
  ),
  multiples: z.array(
    z.strictObject({
      id: text,
      company: text,
      multiple: text,
      basis: text,
      now: above,
      mean: above,
      meanYears: above,
      ...sourced,
    }),
  ),
  capexByYear: z.array(
    z.strictObject({
      firms: z.array(text).min(1),
      year: z.number().int(),
      usdBillion: above,
      qualifier: z.enum(['exactly', 'about', 'at least', 'at most', 'planned']),
      kind: z.enum(['actual', 'guidance', 'consensus']),
      basis: text,
      fiscalEnd: z
        .string()
        .regex(/^\d\d-\d\d$/)
        .exactOptional(),
      note: text.exactOptional(),
      ...sourced,
    }),
  ),
  quarterSpending: z.array(
    z.strictObject({
      firm: text,
      end: z.iso.date(),
      capexUsdMillion: above,
      opexUsdMillion: above.exactOptional(),
      note: text.exactOptional(),
      ...sourced,
    }),
  ),
})

/** What firms earned, said and spend, as far as somebody printed it. */
export function readFundamentals(): Fundamentals {
  return readFacts('fundamentals.json', fundamentalsSchema, 'market')
}
