import { setMaxListeners } from 'node:events'
import { GatewayError } from './gateway-error.ts'

/** A request that is under way: until its whole answer has been handed over. */
export interface OpenRequest {
  /** Aborts once the client goes, time is up or the server stops. */
  readonly signal: AbortSignal
  /** Nobody reads the answer any more. */
  readonly cancel: () => void
  /** The answer goes on as a stream: whoever writes it ends the request. */
  readonly goOn: () => void
  readonly isGoingOn: () => boolean
  /** The answer is complete; may be said twice. */
  readonly end: () => void
}

/** All requests for text that are under way, and how many there may be. */
export interface OpenRequests {
  /** @throws GatewayError where there are too many, or the server is stopping */
  readonly open: (client: AbortSignal, onEnd: () => void) => OpenRequest
  readonly count: () => number
  readonly isDraining: () => boolean
  /** Lets nothing new in; resolves once all are done, or `limitMs` are over and the rest are cancelled. */
  readonly drain: (limitMs: number) => Promise<void>
}

/** @param limits asked anew for each request: they may change while others are under way */
export function openRequests(
  limits: () => { readonly most: number; readonly timeLimitMs: number },
): OpenRequests {
  const running = new Set<(error: Error) => void>()
  let draining = false
  let whenEmpty = (): void => {}
  const admit = (most: number): void => {
    if (draining) throw stopping
    if (running.size >= most)
      throw new GatewayError(429, `${most} requests are under way already: ask again later`, {
        code: 'overloaded',
        retryAfterSeconds: 1,
      })
  }
  return {
    open(client, onEnd) {
      const { most, timeLimitMs } = limits()
      admit(most)
      const controller = new AbortController()
      // A selection listens once for each of its responses.
      setMaxListeners(0, controller.signal)
      let goesOn = false
      const end = (): void => {
        if (!running.delete(stop)) return
        clearTimeout(timer)
        client.removeEventListener('abort', cancel)
        onEnd()
        if (running.size === 0) whenEmpty()
      }
      const stop = (error: Error): void => {
        controller.abort(error)
        end()
      }
      const cancel = (): void => stop(clientGone)
      const timer = setTimeout(() => stop(tooLong(timeLimitMs)), timeLimitMs)
      running.add(stop)
      client.addEventListener('abort', cancel, { once: true })
      if (client.aborted) cancel()
      return {
        signal: controller.signal,
        cancel,
        goOn: () => {
          goesOn = true
        },
        isGoingOn: () => goesOn,
        end,
      }
    },
    count: () => running.size,
    isDraining: () => draining,
    async drain(limitMs) {
      draining = true
      if (running.size === 0) return
      const timer = setTimeout(() => {
        for (const stop of running) stop(stopping)
      }, limitMs)
      await new Promise<void>((resolve) => {
        whenEmpty = resolve
      })
      clearTimeout(timer)
    },
  }
}

/** Seen by nobody but the metrics. */
export const clientGone: GatewayError = new GatewayError(499, 'the client has gone')

const stopping = new GatewayError(503, 'the server is stopping: ask again later', {
  code: 'stopping',
  retryAfterSeconds: 5,
})

function tooLong(limitMs: number): GatewayError {
  return new GatewayError(504, `the answer took longer than ${limitMs / 1000} s`, { code: 'time_limit' })
}
