export type Outcome<Result> =
  | { readonly index: number; readonly result: Result }
  | { readonly index: number; readonly error: unknown }

/**
 * Does so many pieces of work, some at a time, and yields what became of each as it is done. Whoever stops reading stops what
 * is under way.
 * @throws the reason of the signal once that aborts
 */
export async function* sideBySide<Result>(
  count: number,
  work: (index: number, signal: AbortSignal) => Promise<Result>,
  { concurrency, signal }: { readonly concurrency: number; readonly signal?: AbortSignal | undefined },
): AsyncGenerator<Outcome<Result>> {
  signal?.throwIfAborted()
  const stopping = new AbortController()
  const onAbort = (): void => stopping.abort(signal?.reason)
  signal?.addEventListener('abort', onAbort, { once: true })
  const running = new Map<number, Promise<Outcome<Result>>>()
  const begin = (index: number): void => {
    const outcome = work(index, stopping.signal).then(
      (result) => ({ index, result }),
      (error: unknown) => ({ index, error }),
    )
    running.set(index, outcome)
  }
  try {
    for (let next = 0; next < count || running.size > 0; ) {
      while (next < count && running.size < concurrency) begin(next++)
      const outcome = await Promise.race(running.values())
      signal?.throwIfAborted()
      running.delete(outcome.index)
      yield outcome
      signal?.throwIfAborted()
    }
  } finally {
    signal?.removeEventListener('abort', onAbort)
    stopping.abort(new Error('nobody reads on'))
    // What is under way ends before the caller goes on, so that nothing of it is left behind.
    await Promise.all(running.values())
  }
}
