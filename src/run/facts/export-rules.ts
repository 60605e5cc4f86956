import { z } from 'zod'
import type { CountryFacts, ExportFacts, Quota } from '#economics'
import { confidence } from './provenance.ts'
import { readFacts } from './read-facts.ts'

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const code = z.string().regex(/^[A-Z]{2}$/)
const codes = z.array(code)
const groups = z.array(z.enum(['D1', 'D4', 'D5']))
const number = z.number().positive().exactOptional()

const destinations = z.strictObject({
  world: z.literal(true).exactOptional(),
  groups: groups.exactOptional(),
  codes: codes.exactOptional(),
  exceptGroups: groups.exactOptional(),
  exceptCodes: codes.exactOptional(),
})

const condition = z.strictObject({
  chips: z.array(z.string()).exactOptional(),
  vendors: z.array(z.string()).exactOptional(),
  usOrigin: z.boolean().exactOptional(),
  dataCentre: z.boolean().exactOptional(),
  tppAtLeast: number,
  tppBelow: number,
  densityAtLeast: number,
  densityBelow: number,
  linkAtLeastGBps: number,
  memoryAtLeastGBps: number,
  memoryBelowGBps: number,
  memoryAndLinkAtLeastGBps: number,
})

const clause = z.strictObject({
  clause: z.string().min(1),
  paragraph: z.string().min(1),
  when: condition,
  exception: z.string().exactOptional(),
  note: z.string().exactOptional(),
})

const measure = z.strictObject({
  id: z.string(),
  kind: z.enum(['rule', 'letter']),
  title: z.string(),
  citation: z.string().min(1),
  issued: day,
  published: day.exactOptional(),
  effective: day,
  compliance: day.exactOptional(),
  until: day.exactOptional(),
  rescinded: day.exactOptional(),
  to: destinations,
  headquarters: destinations.exactOptional(),
  clauses: z.array(clause),
  memory: z
    .strictObject({
      clause: z.string(),
      densityAboveGBpsPerMm2: z.number().positive(),
      exceptionBelowGBpsPerMm2: z.number().positive(),
      exception: z.string(),
    })
    .exactOptional(),
  note: z.string().exactOptional(),
  confidence,
})

const review = z.strictObject({
  from: day,
  until: day.exactOptional(),
  to: destinations,
  clauses: z.array(z.string()).exactOptional(),
  when: condition.exactOptional(),
  policy: z.string(),
  citation: z.string().min(1),
  confidence,
})

const quota = z.strictObject({
  id: z.string(),
  title: z.string(),
  tpp: z.number().positive(),
  of: z.enum(['consignee-year', 'country', 'consignee']),
  printedGpus: number,
  printedTo: number,
  source: z.string().min(1),
  date: day,
  confidence,
})

const rules: z.ZodType<Pick<ExportFacts, 'measures' | 'reviews'> & { readonly quotas: readonly Quota[] }> =
  z.object({
    version: z.literal(1),
    measures: z.array(measure),
    reviews: z.array(review),
    quotas: z.array(quota),
  })

const member = z.strictObject({
  code,
  from: day.exactOptional(),
  until: day.exactOptional(),
  source: z.string().exactOptional(),
})

const countries: z.ZodType<CountryFacts> = z.object({
  version: z.literal(1),
  codes,
  unitedStates: codes,
  groups: z.array(
    z.strictObject({
      id: z.enum(['D1', 'D4', 'D5', 'embargoed']),
      title: z.string(),
      members: z.array(member),
      source: z.string().min(1),
      date: day,
      confidence,
    }),
  ),
  tiers: z.strictObject({
    source: z.string().min(1),
    date: day,
    confidence,
    asOf: day,
    one: codes,
    threeGroup: z.enum(['D1', 'D4', 'D5']),
    threeBeside: codes,
  }),
  printedTiers: z.strictObject({
    source: z.string().min(1),
    date: day,
    one: codes,
    two: codes,
    three: codes,
  }),
})

/** Export measures with their countries, and the quotas of the diffusion framework. */
export function readExportRules(): ExportFacts & { readonly quotas: readonly Quota[] } {
  const { measures, reviews, quotas } = readFacts('export-rules.json', rules)
  return { measures, reviews, quotas, countries: readFacts('countries.json', countries) }
}
