import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { jsonOf, readValue } from '../read-value.ts'
import type { NoteFacts } from './facts.ts'

const pattern = z.string().refine(isPattern, 'must be a regular expression')
const origin = { id: z.string(), date: z.iso.date(), source: z.string().min(1) }
const subjects = z.array(z.string().min(1)).min(1)
const schema = z.object({
  version: z.literal(1),
  values: z
    .array(
      z.object({
        ...origin,
        subjects,
        with: z.array(z.string()).optional(),
        about: pattern,
        needs: pattern.optional(),
        without: pattern.optional(),
        unit: z.string().optional(),
        ratio: z.boolean().optional(),
        low: z.number(),
        high: z.number(),
        value: z.string(),
        says: z.string(),
        ko: z.string().min(1).optional(),
      }),
    )
    .default([]),
  places: z
    .array(
      z.object({
        ...origin,
        subjects,
        place: pattern,
        others: pattern,
        value: z.string(),
        ko: z.string().min(1).optional(),
      }),
    )
    .default([]),
  sources: z.array(z.object({ name: z.string(), url: z.string() })).default([]),
  outside: z
    .array(
      z.object({
        ...origin,
        columns: pattern,
        needs: pattern,
        value: z.string(),
        ko: z.string().min(1).optional(),
      }),
    )
    .default([]),
  listings: z
    .array(
      z.object({
        ...origin,
        subjects,
        shares: z.number().positive(),
        currency: z.string(),
        says: z.string(),
        ko: z.string().min(1).optional(),
      }),
    )
    .default([]),
  rates: z
    .array(
      z.object({
        from: z.string(),
        to: z.string(),
        value: z.number().positive(),
        date: z.iso.date(),
        source: z.string(),
      }),
    )
    .default([]),
})

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'iu') !== undefined
  } catch {
    return false
  }
}

/** The facts that come with the package. */
export function packagedFacts(): NoteFacts {
  return schema.parse(
    JSON.parse(readFileSync(new URL('../../../data/note/facts.json', import.meta.url), 'utf8')),
  )
}

/**
 * Facts of one's own, as JSON.
 * @throws Error with the place and what is wrong there
 */
export function factsFrom(json: string): NoteFacts {
  return readValue(schema, jsonOf(json))
}
