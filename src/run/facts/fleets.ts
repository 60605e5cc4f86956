import { z } from 'zod'
import type { FleetEntry, Project } from '#economics'
import { confidence } from './provenance.ts'
import { readFacts } from './read-facts.ts'

const qualifier = z.enum(['exactly', 'about', 'at least', 'at most', 'planned'])
const amount = z.number().positive()
const text = z.string().min(1)
const year = z.number().int().min(1900).max(2200)

const entry = z.strictObject({
  owner: text,
  count: z.number().int().positive(),
  qualifier,
  accelerators: z.array(text),
  measure: text,
  date: z.string().min(4),
  source: text,
  confidence,
  remark: text.exactOptional(),
  powerGw: amount.exactOptional(),
  targetPowerGw: amount.exactOptional(),
})

const part = z.strictObject({
  of: text,
  name: text,
  usdBillion: amount,
  qualifier: qualifier.exactOptional(),
})

const phase = z.strictObject({
  id: text,
  tcoUsdBillion: amount,
  gpus: z.number().int().positive().exactOptional(),
  gpusQualifier: qualifier.exactOptional(),
  powerGw: amount.exactOptional(),
  fromYear: year.exactOptional(),
  toYear: year.exactOptional(),
  chips: z.array(text).exactOptional(),
  parts: z.array(part),
})

const funding = z.strictObject({
  entity: text,
  item: text,
  usdBillion: amount.nullable(),
  qualifier: qualifier.exactOptional(),
  status: text,
  counted: z.boolean(),
  why: text.exactOptional(),
  parts: z.array(z.strictObject({ name: text, usdBillion: amount })).exactOptional(),
})

/** A project, in the facts or in a file of a user's own. */
export const projectSchema: z.ZodType<Project> = z.strictObject({
  id: text,
  title: text,
  source: text,
  date: z.string().min(4),
  confidence,
  announcedUsdBillion: amount,
  note: text.exactOptional(),
  phases: z.array(phase).min(1),
  funding: z.array(funding),
})

/** A printed table of fleets with the sum of its counts. */
export interface FleetTable {
  readonly id: string
  readonly measure: string
  readonly source: string
  readonly printedSum: number
}

interface FleetFacts {
  readonly entries: readonly FleetEntry[]
  readonly tables: readonly FleetTable[]
  readonly projects: readonly Project[]
}

const file: z.ZodType<FleetFacts> = z.object({
  version: z.literal(1),
  entries: z.array(entry),
  tables: z.array(z.strictObject({ id: text, measure: text, source: text, printedSum: amount })),
  projects: z.array(projectSchema),
})

/** Fleets as they were counted, and projects of several years. */
export function readFleets(): FleetFacts {
  return readFacts('fleets.json', file)
}
