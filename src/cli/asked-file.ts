import { existsSync, readFileSync, statSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'
import { saidFault } from '#run'
import { UsageError } from './usage-error.ts'

/** More is none of the small files that a calculator is given. */
const mostBytes = 16 * 1024 * 1024

/** The text of a file that somebody named. @throws UsageError where there is none, or far too much of it */
export function askedText(flag: string, file: string): string {
  if (!existsSync(file) || !statSync(file).isFile()) throw new UsageError(`${flag} ${file}: no such file`)
  if (statSync(file).size > mostBytes) throw new UsageError(`${flag} ${file}: more than ${mostBytes} bytes`)
  return readFileSync(file, 'utf8')
}

/**
 * A JSON or YAML file of a user's own, checked.
 * @throws UsageError with the file, the place in it and what is wrong there
 */
export function askedFile<Value>(flag: string, file: string, schema: z.ZodType<Value>): Value {
  const value = parsedText(file, askedText(flag, file))
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new UsageError(`${file}: ${saidFault(parsed.error, value)}`)
}

function parsedText(file: string, text: string): unknown {
  try {
    // JSON is YAML; aliases that multiply are refused.
    return parse(text, { maxAliasCount: 100 })
  } catch (error) {
    const [said] = (error as Error).message.split('\n')
    throw new UsageError(`${file}: neither JSON nor YAML: ${said}`)
  }
}
