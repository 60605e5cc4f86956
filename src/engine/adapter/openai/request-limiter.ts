import { inTurn } from './in-turn.ts'
import { minuteWindow } from './minute-window.ts'
import { waitAskedMs } from './rate-headers.ts'
import { usualWaiting, type Waiting } from './retrying.ts'

/** What one server allows, as far as its user knows. */
export interface RateLimits {
  readonly requestsPerMinute?: number
  /** Of the prompt and generated together. */
  readonly tokensPerMinute?: number
}

/** One request that was let through. */
export interface Admission {
  /** Says how many tokens it took; where nobody knows, what was reserved stays. */
  readonly settle: (tokens: number | undefined) => void
}

/** Lets requests to one server through as fast as it allows: all that go there share one. */
export interface RequestLimiter {
  /**
   * Resolves, first come first served, once a request that takes at most so many tokens may be sent.
   * @throws the signal's reason once that aborts
   */
  readonly admit: (mostTokens: number, signal?: AbortSignal) => Promise<Admission>
  /** Heeds what the head of an answer says: when the server wants nothing for a while, nothing is sent. */
  readonly heed: (headers: Headers) => void
  /** Whether it matters how many tokens a request took. */
  readonly countsTokens: boolean
}

/** A pause that is longer is for whoever asked to decide about: a day's quota does not come back by waiting. */
export const longestPauseMs = 120_000
/** What was settled meanwhile may let the next one through earlier than it seemed. */
const longestNapMs = 1000

/**
 * A limiter of one server. Tokens are reserved before they are generated: as many as the requests before took on average, or as
 * many as there can be where none has ended yet.
 */
export function requestLimiter(
  { requestsPerMinute = Number.POSITIVE_INFINITY, tokensPerMinute = Number.POSITIVE_INFINITY }: RateLimits,
  {
    clock,
    now,
    sleep = usualWaiting.sleep,
  }: {
    /** Milliseconds from any fixed moment. */
    readonly clock: () => number
    readonly now: () => Date
    readonly sleep?: Waiting['sleep']
  },
): RequestLimiter {
  const requests = minuteWindow(requestsPerMinute)
  const tokens = minuteWindow(tokensPerMinute)
  const countsTokens = Number.isFinite(tokensPerMinute)
  let settled = 0
  let taken = 0
  let pausedUntil = Number.NEGATIVE_INFINITY
  const line = inTurn()
  const expected = (most: number): number => (settled === 0 ? most : Math.min(most, taken / settled))
  const waitMs = (most: number): number => {
    const at = clock()
    // However the clock jumps, no pause is longer than the longest.
    pausedUntil = Math.min(pausedUntil, at + longestPauseMs)
    const pace = Math.max(requests.waitMs(1, at), countsTokens ? tokens.waitMs(expected(most), at) : 0)
    return Math.max(pausedUntil - at, pace)
  }
  const admit = async (most: number, signal: AbortSignal | undefined): Promise<Admission> => {
    signal?.throwIfAborted()
    for (let wait = waitMs(most); wait > 0; wait = waitMs(most)) {
      await sleep(Math.min(wait, longestNapMs), signal)
      signal?.throwIfAborted()
    }
    const at = clock()
    if (Number.isFinite(requestsPerMinute)) requests.book(1, at)
    if (!countsTokens) return { settle: () => {} }
    const booking = tokens.book(expected(most), at)
    return {
      settle(actual) {
        if (actual === undefined) return
        settled++
        taken += actual
        booking.amount = actual
      },
    }
  }
  return {
    countsTokens,
    admit: (most, signal) => line(() => admit(most, signal), signal),
    heed(headers) {
      const wait = waitAskedMs(headers, now())
      if (wait !== undefined && wait > 0 && wait <= longestPauseMs)
        pausedUntil = Math.max(pausedUntil, clock() + wait)
    },
  }
}
