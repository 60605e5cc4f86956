import { setTimeout as later } from 'node:timers/promises'
import { EngineError } from '../../engine-error.ts'
import { ServerFailure } from './server-failure.ts'

/** What waiting needs of the world. */
export interface Waiting {
  /** Resolves after so many milliseconds; rejects with the signal's reason once that aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  /** From 0 to below 1: so that clients that failed together do not come back together. */
  readonly jitter: () => number
}

export const usualWaiting: Waiting = {
  sleep: async (ms, signal) => {
    await later(ms, undefined, signal ? { signal } : {}).catch(() => {})
    signal?.throwIfAborted()
  },
  jitter: Math.random,
}

export interface RetryLimits {
  /** How often a request is sent at most, the first time included. */
  readonly attempts: number
  /** The first pause; each further one is twice as long. */
  readonly firstPauseMs: number
  readonly longestPauseMs: number
  /** A server that asks to wait longer than this is given up. */
  readonly longestRetryAfterMs: number
}

export const usualRetries: RetryLimits = {
  attempts: 5,
  firstPauseMs: 500,
  longestPauseMs: 30_000,
  longestRetryAfterMs: 120_000,
}

/**
 * Carries out `attempt` until it succeeds, as long as what it fails of may pass: exponential pauses with full jitter, or as
 * long as the server asks.
 * @throws the last failure, with the number of attempts said
 */
export async function retrying<T>(
  attempt: () => Promise<T>,
  options: { readonly limits: RetryLimits; readonly waiting: Waiting; readonly signal?: AbortSignal },
): Promise<T> {
  const { limits, waiting, signal } = options
  for (let count = 1; ; count++) {
    try {
      return await attempt()
    } catch (error) {
      signal?.throwIfAborted()
      if (!(error instanceof ServerFailure && error.retryable)) throw error
      if (count >= limits.attempts) throw withAttempts(error, count)
      await waiting.sleep(pauseMs(error, count, options), signal)
    }
  }
}

function pauseMs(
  { retryAfterMs, message }: ServerFailure,
  count: number,
  { limits, waiting }: { readonly limits: RetryLimits; readonly waiting: Waiting },
): number {
  if (retryAfterMs === undefined) {
    return waiting.jitter() * Math.min(limits.longestPauseMs, limits.firstPauseMs * 2 ** (count - 1))
  }
  if (retryAfterMs > limits.longestRetryAfterMs) {
    throw new EngineError(`${message}; it asks to wait ${Math.ceil(retryAfterMs / 1000)} s`)
  }
  return retryAfterMs
}

function withAttempts({ message, status }: ServerFailure, count: number): EngineError {
  if (count === 1) return new EngineError(message)
  return new ServerFailure(`${message} (${count} attempts)`, {
    retryable: false,
    attempts: count,
    ...(status === undefined ? {} : { status }),
  })
}
