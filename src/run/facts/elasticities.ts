import { z } from 'zod'
import type { PublishedElasticity } from '#economics'
import { confidence } from './provenance.ts'
import { readFacts } from './read-facts.ts'

/** What was published on the subject without a number of its own. */
interface ElasticityFinding {
  readonly id: string
  readonly finding: string
  readonly source: string
  readonly date: string
  readonly note: string
}

interface ElasticityFacts {
  readonly version: 1
  readonly elasticities: readonly PublishedElasticity[]
  readonly withoutNumber: readonly ElasticityFinding[]
}

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
const file: z.ZodType<ElasticityFacts> = z.object({
  version: z.literal(1),
  elasticities: z.array(elasticity),
  withoutNumber: z.array(finding),
})

/** What was published on the elasticity of demand for tokens, with what each number is not. */
export function readElasticities(): ElasticityFacts {
  return readFacts('elasticities.json', file)
}
