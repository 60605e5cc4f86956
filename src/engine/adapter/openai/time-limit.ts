/** A signal that aborts when the caller's does, or when the time is up. */
export interface TimeLimit {
  readonly signal: AbortSignal
  /** Lets the time run, from now. */
  readonly start: (limitMs: number) => void
  readonly pause: () => void
  readonly expired: () => boolean
  /** The limit that ran last. */
  readonly limitMs: () => number
  /** Stops the time and no longer listens to the caller. */
  readonly end: () => void
}

/** Begins to run at once. */
export function timeLimit(limitMs: number, outer?: AbortSignal): TimeLimit {
  const controller = new AbortController()
  let expired = false
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
  const onAbort = (): void => controller.abort(outer?.reason)
  if (outer?.aborted) onAbort()
  else outer?.addEventListener('abort', onAbort, { once: true })
  start(limitMs)
  return {
    signal: controller.signal,
    start,
    pause: () => clearTimeout(timer),
    expired: () => expired,
    limitMs: () => current,
    end() {
      clearTimeout(timer)
      outer?.removeEventListener('abort', onAbort)
    },
  }
}
