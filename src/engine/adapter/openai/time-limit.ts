import { EngineError } from '../../engine-error.ts'

/** Our own time limit for a whole response is up: what has come until then is the response, and it is not asked for again. */
export class TimeUp extends EngineError {
  constructor(limitMs: number) {
    super(`the time limit of ${limitMs / 1000} s is up`)
  }
}

/** A signal that aborts when the caller's does, or when the time is up. */
export interface TimeLimit {
  readonly signal: AbortSignal
  /** Lets the time run, from now. */
  readonly start: (limitMs: number) => void
  readonly pause: () => void
  readonly expired: () => boolean
  /** Whether the time for the whole is up. */
  readonly isOver: () => boolean
  /** The limit that ran last. */
  readonly limitMs: () => number
  readonly totalMs: () => number
  /** Stops the time and no longer listens to the caller. */
  readonly end: () => void
}

/**
 * Begins to run at once.
 * @param totalMs for the whole, pauses included; without it there is no such limit
 */
export function timeLimit(limitMs: number, outer?: AbortSignal, totalMs?: number): TimeLimit {
  const controller = new AbortController()
  let expired = false
  let over = false
  let current = limitMs
  let timer: NodeJS.Timeout | undefined
  const expire = (): void => {
    expired = true
    controller.abort(new Error('the time is up'))
  }
  const start = (next: number): void => {
    clearTimeout(timer)
    current = next
    timer = setTimeout(expire, next)
  }
  const total =
    totalMs === undefined
      ? undefined
      : setTimeout(() => {
          over = true
          expire()
        }, totalMs)
  const onAbort = (): void => controller.abort(outer?.reason)
  if (outer?.aborted) onAbort()
  else outer?.addEventListener('abort', onAbort, { once: true })
  start(limitMs)
  return {
    signal: controller.signal,
    start,
    pause: () => clearTimeout(timer),
    expired: () => expired,
    isOver: () => over,
    limitMs: () => current,
    totalMs: () => totalMs ?? Number.POSITIVE_INFINITY,
    end() {
      clearTimeout(timer)
      clearTimeout(total)
      outer?.removeEventListener('abort', onAbort)
    },
  }
}
