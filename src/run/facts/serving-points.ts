import { z } from 'zod'
import type { DisclosedDay, PublishedPoint } from '#economics'
import { confidence } from './provenance.ts'
import { readFacts } from './read-facts.ts'

const amount = z.number().positive()
const point = z.strictObject({
  id: z.string(),
  what: z.string(),
  model: z.string(),
  gpu: z.string(),
  count: z.number().int().positive(),
  weights: z.string(),
  kvBits: amount,
  split: z.enum(['ideal', 'tensor', 'data']),
  overlap: z.boolean(),
  links: z.boolean(),
  phase: z.enum(['decode', 'prefill', 'both', 'link']),
  batch: z.number().int().positive().optional(),
  contextTokens: amount,
  promptTokens: amount.optional(),
  answerTokens: amount.optional(),
  hitShare: z.number().min(0).max(1).optional(),
  published: z.strictObject({ value: amount, unit: z.enum(['token/s', 's']), perGpus: amount.optional() }),
  source: z.string().min(1),
  date: z.string().min(4),
  confidence,
  note: z.string().optional(),
})
const day = z.strictObject({
  source: z.string(),
  date: z.string(),
  confidence,
  window: z.string(),
  model: z.string(),
  gpu: z.string(),
  inputs: z.strictObject({
    hours: amount,
    nodes: amount,
    gpusPerNode: amount,
    usdPerGpuHour: amount,
    inputTokens: amount,
    cachedTokens: amount,
    outputTokens: amount,
    prefillTokensPerSecondPerNode: amount,
    decodeTokensPerSecondPerNode: amount,
    usdPerMillionCached: amount,
    usdPerMillionInput: amount,
    usdPerMillionOutput: amount,
    speedEach: z.strictObject({ value: amount, low: amount, high: amount }),
    kvTokens: amount,
  }),
  printed: z.strictObject({
    costUsd: amount,
    revenueUsd: amount,
    marginPercent: amount,
    hitPercent: amount,
    nodes: amount,
  }),
  note: z.string(),
})
const file = z.object({ version: z.literal(1), day, points: z.array(point) })

/** DeepSeek's day of serving, as told. */
export interface DayFacts {
  readonly source: string
  readonly date: string
  readonly window: string
  readonly inputs: DisclosedDay
  readonly printed: {
    readonly costUsd: number
    readonly revenueUsd: number
    readonly marginPercent: number
    readonly hitPercent: number
    readonly nodes: number
  }
  readonly note: string
}

/** Published speeds of serving. */
export function readServingPoints(): { readonly day: DayFacts; readonly points: readonly PublishedPoint[] } {
  const { day: told, points } = readFacts('serving-points.json', file)
  return { day: told, points: points as readonly PublishedPoint[] }
}
