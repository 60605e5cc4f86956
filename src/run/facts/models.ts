import { z } from 'zod'
import type { Model } from '#economics'
import { confidence } from './provenance.ts'
import { readFacts } from './read-facts.ts'

const model = z.strictObject({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  huggingFace: z.string().nullable(),
  released: z.string().min(4),
  totalParameters: z.number().int().positive(),
  activeParameters: z.number().int().positive(),
  source: z.string().min(1),
  date: z.string().min(4),
  confidence,
  config: z.record(z.string(), z.unknown()),
  configSource: z.string().min(1),
  configDate: z.string().min(4),
  note: z.string().optional(),
})
const file = z.object({ version: z.literal(1), models: z.array(model) })

/** Every model that there are facts of. */
export function readModels(): readonly Model[] {
  return readFacts('models.json', file).models as readonly Model[]
}
