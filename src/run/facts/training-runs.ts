import { z } from 'zod'
import type { Datum, DisclosedRun } from '#economics'
import { confidence } from './provenance.ts'
import { readFacts } from './read-facts.ts'

const amount = z.number().positive()
const run = z.strictObject({
  id: z.string(),
  model: z.string(),
  stage: z.enum(['pretraining', 'whole run', 'reinforcement']),
  activeParameters: amount.optional(),
  tokens: amount.optional(),
  gpu: z.string().optional(),
  gpuHours: amount.optional(),
  pretrainGpuHours: amount.optional(),
  costUsd: amount.optional(),
  usdPerGpuHour: amount.optional(),
  source: z.string().min(1),
  date: z.string().min(4),
  confidence,
  note: z.string().optional(),
})
const datum = z.strictObject({
  value: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  unit: z.string(),
  source: z.string().min(1),
  date: z.string().min(4),
  confidence,
  note: z.string().optional(),
})
const file = z.object({
  version: z.literal(1),
  runs: z.array(run),
  finalRunShare: datum,
  usualGpuPrice: datum,
})

/** Training runs that were told of, and what is known of the compute beside them. */
interface TrainingFacts {
  readonly runs: readonly DisclosedRun[]
  /** Of all compute of research, what the final runs take. */
  readonly finalRunShare: Datum
  readonly usualGpuPrice: Datum
}

export function readTrainingRuns(): TrainingFacts {
  return readFacts('training-runs.json', file) as TrainingFacts
}
