import { readFileSync } from 'node:fs'
import type { z } from 'zod'

const folder = new URL('../../../data/economics/', import.meta.url)

/**
 * A file of facts from `data/economics/`, checked. The pages of the workbench import the same files.
 * @throws Error with the file, the path and what is wrong where one doesn't fit: the package is broken then
 */
export function readFacts<Facts>(file: string, schema: z.ZodType<Facts>): Facts {
  const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`data/economics/${file}: ${issue?.path.join('.')}: ${issue?.message}`)
}
