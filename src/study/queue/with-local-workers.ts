/**
 * Does something while workers of this process help. What ends a worker ends it too; when it ends, the workers give back what
 * they have at hand.
 */
export async function withLocalWorkers<Result>(
  workers: readonly ((stop: AbortSignal) => Promise<unknown>)[],
  work: (signal: AbortSignal) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  const over = new AbortController()
  const stop = AbortSignal.any([signal, over.signal])
  const failing = new AbortController()
  const working = workers.map((worker) =>
    worker(stop).catch((error: unknown) => {
      if (!stop.aborted) failing.abort(error)
    }),
  )
  try {
    return await work(AbortSignal.any([signal, failing.signal]))
  } finally {
    over.abort(new Error('the study is done'))
    await Promise.all(working)
  }
}
