import { z } from 'zod'
import type { Gpu } from '#economics'
import { confidence, fieldSource } from './provenance.ts'
import { readFacts } from './read-facts.ts'

const speed = z.number().positive().optional()
const gpu = z.strictObject({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  vendor: z.string(),
  dense: z.strictObject({ bf16: speed, fp8: speed, int8: speed, fp4: speed, int4: speed }),
  memoryGB: z.number().positive(),
  bandwidthTBps: z.number().positive(),
  linkGBps: z.number().positive(),
  networkGBps: z.number().positive().optional(),
  powerW: z.number().positive(),
  dieMm2: z.number().positive().optional(),
  dataCentre: z.boolean(),
  usOrigin: z.boolean(),
  gpus: z.number().int().positive().optional(),
  powerOf: z.string().min(1).optional(),
  linkedGpus: z.number().int().positive().optional(),
  source: z.string().min(1),
  date: z.string().min(4),
  confidence,
  checkedAgainst: z.array(z.string()).optional(),
  note: z.string().optional(),
  fields: z.record(z.string(), fieldSource).optional(),
})
const file = z.object({ version: z.literal(1), gpus: z.array(gpu) })

/** Every accelerator that there are facts of. */
export function readGpus(): readonly Gpu[] {
  return readFacts('gpus.json', file).gpus as readonly Gpu[]
}
