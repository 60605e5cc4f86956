import { z } from 'zod'
import { saidFault } from '#run'
import type { ResponseQuery } from './api.ts'
import { ViewerError } from './viewer-error.ts'

export type AskedResponses = ResponseQuery & { readonly offset: number; readonly limit: number }

const usualLimit = 100
const mostLimit = 500
const longest = 2000

const count = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)
const text = z.string().max(longest)

const schema = z.strictObject({
  arm: text.exactOptional(),
  outcome: z.enum(['correct', 'incorrect', 'ungradable', 'failed', 'ungraded']).exactOptional(),
  level: count.exactOptional(),
  problem: text.exactOptional(),
  search: text.exactOptional(),
  minTokens: count.exactOptional(),
  maxTokens: count.exactOptional(),
  minThoughts: count.exactOptional(),
  maxThoughts: count.exactOptional(),
  firstCorrect: count.exactOptional(),
  sort: z.enum(['order', 'tokens', 'thoughts', 'underthinking']).exactOptional(),
  descending: z.enum(['true', 'false']).exactOptional(),
  offset: count.default(0),
  limit: count.max(mostLimit).default(usualLimit),
})

/**
 * Reads what a list of responses is asked for. What is asked for with an empty text is not asked for.
 * @throws ViewerError naming the parameter that is none, or has no such value
 */
export function readQuery(parameters: URLSearchParams): AskedResponses {
  const given = Object.fromEntries([...parameters].filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) {
    const { descending, ...rest } = parsed.data
    return { ...rest, ...(descending === undefined ? {} : { descending: descending === 'true' }) }
  }
  throw new ViewerError(400, saidFault(parsed.error, given))
}
