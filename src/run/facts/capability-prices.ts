import { z } from 'zod'
import type { CapabilityPrice, FieldSource, PublishedDecline } from '#economics'
import { confidence, fieldSource } from './provenance.ts'
import { readFacts } from './read-facts.ts'

/** A level to look at: what a score of at least so much cost over time. */
interface CapabilityExample {
  readonly id: string
  readonly name: string
  readonly benchmark: string
  readonly threshold: number
}

interface CapabilityFacts {
  readonly version: 1
  readonly sources: Readonly<Record<string, FieldSource>>
  readonly examples: readonly CapabilityExample[]
  readonly published: readonly PublishedDecline[]
  readonly rows: readonly (CapabilityPrice & { readonly source: string })[]
}

const day = z.iso.date()
const row = z.strictObject({
  benchmark: z.string(),
  model: z.string(),
  date: day,
  usdPerMillion: z.number().positive(),
  score: z.number(),
  source: z.string(),
})
const example = z.strictObject({
  id: z.string(),
  name: z.string(),
  benchmark: z.string(),
  threshold: z.number(),
})
const published: z.ZodType<PublishedDecline> = z.strictObject({
  id: z.string(),
  name: z.string(),
  fold: z.number().positive().exactOptional(),
  years: z.number().positive().exactOptional(),
  fromUsd: z.number().positive().exactOptional(),
  toUsd: z.number().positive().exactOptional(),
  foldPerYear: z.number().positive().exactOptional(),
  printedOrdersPerYear: z.number().exactOptional(),
  source: z.string().min(1),
  date: z.string().min(4),
  confidence,
  note: z.string().exactOptional(),
})
const file: z.ZodType<CapabilityFacts> = z.object({
  version: z.literal(1),
  sources: z.record(z.string(), fieldSource),
  examples: z.array(example),
  published: z.array(published),
  rows: z.array(row),
})

/** Prices and scores of models by date, levels to look at, and declines that were published. */
export function readCapabilityPrices(): CapabilityFacts {
  return readFacts('capability-prices.json', file)
}

/** A row of a table of a user's own: numbers may come as text. */
export const capabilityRow: z.ZodType<CapabilityPrice> = z.object({
  benchmark: z.string().default('score'),
  model: z.string(),
  date: day,
  usdPerMillion: z.coerce.number().positive(),
  score: z.coerce.number(),
})
