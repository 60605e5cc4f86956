/** What the head of an answer says about when to come back. */

/** Which header tells how much is left, and which when there is more again. */
const pairs: readonly (readonly [remaining: string, reset: string])[] = [
  ['x-ratelimit-remaining-requests', 'x-ratelimit-reset-requests'],
  ['x-ratelimit-remaining-tokens', 'x-ratelimit-reset-tokens'],
  ['x-ratelimit-remaining', 'x-ratelimit-reset'],
  ['ratelimit-remaining', 'ratelimit-reset'],
  ['anthropic-ratelimit-requests-remaining', 'anthropic-ratelimit-requests-reset'],
  ['anthropic-ratelimit-tokens-remaining', 'anthropic-ratelimit-tokens-reset'],
]

/**
 * How long a server asks to wait, in milliseconds: `retry-after-ms`, else `Retry-After`, else, where it says that nothing is
 * left, until it says there is more. Dates are read by the server's own clock where it tells it, since ours may be wrong.
 */
export function waitAskedMs(headers: Headers, now: Date): number | undefined {
  const theirs = Date.parse(headers.get('date') ?? '')
  const nowMs = Number.isNaN(theirs) ? now.getTime() : theirs
  const inMs = plainNumber(headers.get('retry-after-ms'))
  return inMs ?? retryAfterMs(headers.get('retry-after'), nowMs) ?? untilMoreMs(headers, nowMs)
}

/** Until there is more of what a server says is used up; undefined where something is left of everything. */
function untilMoreMs(headers: Headers, nowMs: number): number | undefined {
  const waits = pairs.flatMap(([remaining, reset]) => {
    const left = plainNumber(headers.get(remaining))
    return left === undefined || left > 0 ? [] : (resetMs(headers.get(reset), nowMs) ?? [])
  })
  return waits.length === 0 ? undefined : Math.max(...waits)
}

const httpDate = /^[A-Z][a-z]{2}, /

/** `Retry-After` in milliseconds, given in seconds or as a date; undefined where it says neither. */
function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  const seconds = plainNumber(header)
  if (seconds !== undefined) return seconds * 1000
  return header !== null && httpDate.test(header.trim()) ? untilMs(header, nowMs) : undefined
}

/** More seconds than this are no span but a date: seconds, or milliseconds, since 1970. */
const leastDateSeconds = 1e9
const leastDateMs = 1e12

/** "6m0s", "120ms", "30", seconds or milliseconds since 1970, or a date. */
function resetMs(header: string | null, nowMs: number): number | undefined {
  const number = plainNumber(header)
  if (number === undefined) return durationMs(header) ?? untilMs(header ?? '', nowMs)
  if (number >= leastDateMs) return Math.max(0, number - nowMs)
  return number >= leastDateSeconds ? Math.max(0, number * 1000 - nowMs) : number * 1000
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

function durationMs(header: string | null): number | undefined {
  const text = header?.trim() ?? ''
  if (!/^(\d{1,9}(\.\d{1,9})?(ms|s|m|h|d))+$/.test(text)) return undefined
  const parts = [...text.matchAll(/([\d.]+)(ms|s|m|h|d)/g)]
  return parts.reduce((sum, [, number, unit]) => sum + Number(number) * (unitMs[unit ?? ''] ?? 0), 0)
}

function untilMs(date: string, nowMs: number): number | undefined {
  const at = Date.parse(date)
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs)
}

function plainNumber(header: string | null): number | undefined {
  const text = header?.trim() ?? ''
  return /^\d{1,15}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined
}
