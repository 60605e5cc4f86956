/** Does one thing after the other, first come first served. */
export type InTurn = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>

export function inTurn(): InTurn {
  let line: Promise<unknown> = Promise.resolve()
  return async (work, signal) => {
    signal?.throwIfAborted()
    const turn = line.then(work)
    // One that gives up is no reason for the next to.
    line = turn.catch(() => {})
    return await unlessAborted(turn, signal)
  }
}

/** Whoever gives up does not stand in line until it would have been its turn. */
async function unlessAborted<T>(turn: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return await turn
  return await new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    turn.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
