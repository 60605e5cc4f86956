import { EngineError } from '../../engine-error.ts'

/** Why one request failed, and whether asking again may help. */
export class ServerFailure extends EngineError {
  /** The status of the answer; absent where there was none. */
  readonly status?: number
  /** The same request may succeed later. */
  readonly retryable: boolean
  /** How long the server asks to wait. */
  readonly retryAfterMs?: number
  /** How often the server was asked, where that was given up: only what may pass is asked again. */
  readonly attempts?: number

  constructor(
    message: string,
    {
      status,
      retryable,
      retryAfterMs,
      attempts,
    }: {
      readonly status?: number
      readonly retryable: boolean
      readonly retryAfterMs?: number
      readonly attempts?: number
    },
  ) {
    super(message)
    this.retryable = retryable
    if (attempts !== undefined) this.attempts = attempts
    if (status !== undefined) this.status = status
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs
  }
}

const retryableStatus = new Set([408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529])

/** Does this status mean that the same request may succeed later? An exhausted quota does not come back by waiting. */
export function isRetryable(status: number, reason: string): boolean {
  return retryableStatus.has(status) && !/insufficient_quota|billing/i.test(reason)
}
