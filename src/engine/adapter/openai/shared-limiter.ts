import { inTurn } from './in-turn.ts'
import { waitAskedMs } from './rate-headers.ts'
import { type Admission, longestPauseMs, type RequestLimiter } from './request-limiter.ts'
import { usualWaiting, type Waiting } from './retrying.ts'

/** Counts what all that ask one server let through, wherever they are. */
export interface SharedPace {
  /** Whether it matters how many tokens a request takes. */
  readonly countsTokens: boolean
  /**
   * Books a request that may take so many tokens; answers by which name, or how long until it may be tried again.
   * @throws the signal's reason once that aborts
   */
  readonly book: (tokens: number, signal?: AbortSignal) => Promise<{ name: string } | { waitMs: number }>
  /** So many tokens it took in truth. */
  readonly settle: (name: string, tokens: number) => Promise<void>
  /** Nobody sends anything for so long. */
  readonly pause: (ms: number) => Promise<void>
}

/** What is settled elsewhere may let the next one through earlier than it seems. */
const longestNapMs = 1000

/** A limiter of one server that many processes ask. Each stands in line for itself. */
export function sharedLimiter(
  pace: SharedPace,
  {
    now,
    sleep = usualWaiting.sleep,
  }: {
    readonly now: () => Date
    readonly sleep?: Waiting['sleep']
  },
): RequestLimiter {
  const line = inTurn()
  let settled = 0
  let taken = 0
  const expected = (most: number): number => (settled === 0 ? most : Math.min(most, taken / settled))
  const admit = async (most: number, signal: AbortSignal | undefined): Promise<Admission> => {
    for (;;) {
      signal?.throwIfAborted()
      const booked = await pace.book(expected(most), signal)
      if ('name' in booked) return admitted(booked.name)
      await sleep(Math.min(booked.waitMs, longestNapMs), signal)
    }
  }
  const admitted = (name: string): Admission => ({
    settle(actual) {
      if (actual === undefined || !pace.countsTokens) return
      settled++
      taken += actual
      // What can't be told stays as it was reserved.
      pace.settle(name, actual).catch(() => {})
    },
  })
  return {
    countsTokens: pace.countsTokens,
    admit: (most, signal) => line(() => admit(most, signal), signal),
    heed(headers) {
      const wait = waitAskedMs(headers, now())
      if (wait !== undefined && wait > 0 && wait <= longestPauseMs) pace.pause(wait).catch(() => {})
    },
  }
}

/** A request is let through by both. */
export function bothLimiters(one: RequestLimiter, other: RequestLimiter): RequestLimiter {
  return {
    countsTokens: one.countsTokens || other.countsTokens,
    async admit(most, signal) {
      const first = await one.admit(most, signal)
      const second = await other.admit(most, signal).catch((error: unknown) => {
        first.settle(0)
        throw error
      })
      return {
        settle(tokens) {
          first.settle(tokens)
          second.settle(tokens)
        },
      }
    },
    heed(headers) {
      one.heed(headers)
      other.heed(headers)
    },
  }
}
