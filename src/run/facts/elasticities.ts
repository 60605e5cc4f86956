import { z } from 'zod'
import type { PublishedElasticity } from '#economics'
import { confidence } from './provenance.ts'
import { readFacts } from './read-facts.ts'

const elasticity: z.ZodType<PublishedElasticity> = z.strictObject({
  id: z.string(),
  name: z.string(),
  value: z.number().positive(),
  unit: z.string(),
  definition: z.enum(['log', 'ratio']),
  change: z.strictObject({ price: z.number(), quantity: z.number() }).exactOptional(),
  kind: z.string(),
  source: z.string().min(1),
  date: z.string().min(4),
  confidence,
  note: z.string(),
})
const finding = z.strictObject({
  id: z.string(),
  finding: z.string(),
  source: z.string().min(1),
  date: z.string().min(4),
  note: z.string(),
})
const file = z.object({
  version: z.literal(1),
  elasticities: z.array(elasticity),
  withoutNumber: z.array(finding),
})

/** What was published on the elasticity of demand for tokens, with what each number is not. */
export function readElasticities(): z.infer<typeof file> {
  return readFacts('elasticities.json', file)
}
