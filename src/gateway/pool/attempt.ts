import type { Asked } from '../backend.ts'
import { GatewayError } from '../gateway-error.ts'
import { clientGone, type OpenRequest } from '../open-requests.ts'

/** What one server is given for an answer. */
export interface AttemptLimits {
  /** Until a stream says something. */
  readonly firstTokenMs?: number
  /** Until a stream says more. */
  readonly betweenTokensMs?: number
  /** Until an answer is complete. */
  readonly totalMs?: number
}

/** A request as one server is asked it: it can be given up without the client's noticing. */
export interface Attempt {
  readonly asked: Asked
  readonly signal: AbortSignal
  readonly stop: (reason: Error) => void
  /** It is over, well or not. */
  readonly end: () => void
}

export function attemptOf(asked: Asked, { totalMs }: AttemptLimits): Attempt {
  const controller = new AbortController()
  const { signal } = asked.open
  const stop = (reason: Error): void => controller.abort(reason)
  const follow = (): void => stop(signal.reason as Error)
  const timer =
    totalMs === undefined
      ? undefined
      : setTimeout(() => stop(tooSlow('to complete an answer', totalMs)), totalMs)
  signal.addEventListener('abort', follow, { once: true })
  if (signal.aborted) follow()
  let goesOn = false
  const open: OpenRequest = {
    signal: controller.signal,
    cancel: () => stop(clientGone),
    goOn: () => {
      goesOn = true
    },
    isGoingOn: () => goesOn,
    end: () => {},
  }
  return {
    asked: { ...asked, open },
    signal: controller.signal,
    stop,
    end() {
      clearTimeout(timer)
      signal.removeEventListener('abort', follow)
    },
  }
}

/** A server that is given up. */
export function tooSlow(what: string, limitMs: number): GatewayError {
  return new GatewayError(504, `the upstream took longer than ${limitMs / 1000} s ${what}`, {
    code: 'upstream_slow',
  })
}
