import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { saidFault } from '../said-fault.ts'

const folder = new URL('../../../data/', import.meta.url)

/**
 * A file of facts from `data/economics/`, or of another room's folder there, checked. The pages of the workbench import the same files.
 * @throws Error with the file, the path and what is wrong where one doesn't fit: the package is broken then
 */
export function readFacts<Facts>(
  file: string,
  schema: z.ZodType<Facts>,
  room: 'economics' | 'market' = 'economics',
): Facts {
  const path = `${room}/${file}`
  const value: unknown = JSON.parse(readFileSync(new URL(path, folder), 'utf8'))
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Error(`data/${path}: ${saidFault(parsed.error, value)}`)
}
