import { BatchFailure } from './batch-failure.ts'
import { EngineError } from './engine-error.ts'
import { sideBySide } from './side-by-side.ts'

/** So many requests that fail one after the other, and none that succeeds: the server is down, and the rest can wait. */
const mostFailuresInARow = 5

/**
 * Carries out the requests of a batch, some at a time, and yields what comes. What one fails of is its own; where too many fail
 * one after the other, the rest are not tried.
 * @param work one request
 * @param ends whether no other request would fare better after such an error
 * @throws BatchFailure at the end, where some failed; at once, whatever is no EngineError or ends the batch
 */
export async function* requestBatch<Result>(
  count: number,
  work: (index: number, signal: AbortSignal) => Promise<Result>,
  {
    concurrency,
    signal,
    ends = () => false,
  }: {
    readonly concurrency: number
    readonly signal?: AbortSignal | undefined
    readonly ends?: (error: EngineError) => boolean
  },
): AsyncGenerator<{ readonly index: number; readonly result: Result }> {
  const reasons = new Map<number, string>()
  const most = Math.max(mostFailuresInARow, concurrency)
  let inARow = 0
  for await (const outcome of sideBySide(count, work, { concurrency, signal })) {
    if ('result' in outcome) {
      inARow = 0
      yield { index: outcome.index, result: outcome.result }
      continue
    }
    const { error, index } = outcome
    if (!(error instanceof EngineError) || ends(error)) throw error
    reasons.set(index, error.message)
    if (++inARow >= most) break
  }
  if (reasons.size > 0) throw new BatchFailure(reasons, { gaveUp: inARow >= most })
}
