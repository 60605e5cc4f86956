import { parse } from 'yaml'
import type { z } from 'zod'
import { saidFault } from '#run'

/**
 * A value as a schema has it.
 * @throws Error in one line: where, what is allowed there, and what stood there
 */
export function readValue<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Error(saidFault(parsed.error, value))
}

/** @throws Error in one line where the text is no JSON */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`not JSON: ${(error as Error).message.split('\n', 1)[0]}`)
  }
}

/** Aliases are refused: they could be nested to billions of values. @throws Error in one line where the text is no YAML */
export function yamlOf(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 })
  } catch (error) {
    throw new Error(`not YAML: ${(error as Error).message.split('\n', 1)[0]?.replace(/:$/, '')}`)
  }
}
