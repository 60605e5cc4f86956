import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { faultOf } from '#run'
import { optional, requestFields, type StudyRequest } from './study-request.ts'
import { UsageError } from './usage-error.ts'

const { policy, select, seed } = requestFields
const oneOrMore = (value: unknown): unknown => (typeof value === 'string' ? [value] : value)

const fileSchema: z.ZodType<StudyRequest> = z.strictObject({
  ...optional(requestFields),
  policy: z.preprocess(oneOrMore, policy).exactOptional(),
  select: z.preprocess(oneOrMore, select).exactOptional(),
  // A seed is a text, though YAML reads 7 as a number.
  seed: z.preprocess((value) => (Number.isSafeInteger(value) ? String(value) : value), seed).exactOptional(),
})

/** Reads a study file: the keys of the flags, in YAML. */
export function readStudyFile(file: string): StudyRequest {
  if (!existsSync(file)) throw new UsageError(`--config ${file}: no such file`)
  const value = yamlIn(file) ?? {}
  const parsed = fileSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (issue?.code === 'unrecognized_keys') {
    const allowed = Object.keys(requestFields).join(', ')
    throw new UsageError(`${file}: unknown key ${issue.keys.join(', ')}: allowed are ${allowed}`)
  }
  const { place, says } = faultOf(parsed.error, value)
  throw new UsageError(`${file}: ${place} ${says}`)
}

function yamlIn(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const [said] = (error as Error).message.split('\n')
    throw new UsageError(`${file}: not YAML: ${said}`)
  }
}
