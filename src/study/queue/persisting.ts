import { setTimeout as pause } from 'node:timers/promises'
import { isPassing, saidBy } from './passing-failure.ts'

export interface Persistence {
  /** Ends the waiting, with its reason. */
  readonly signal: AbortSignal
  /** Told once for every time that Postgres is away. */
  readonly say: (line: string) => void
}

const firstPauseMs = 200
const longestPauseMs = 5000

/** Does something until Postgres answers: whatever is done must bear being done twice. */
export async function persisting<Result>(
  work: () => Promise<Result>,
  { signal, say }: Persistence,
): Promise<Result> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 1.5)) {
    try {
      const result = await work()
      if (pauseMs > firstPauseMs) say('the queue answers again')
      return result
    } catch (error) {
      if (!isPassing(error)) throw error
      if (pauseMs === firstPauseMs)
        say(`the queue does not answer (${saidBy(error)}); trying again until it does`)
      await pause(pauseMs, undefined, { signal }).catch(() => signal.throwIfAborted())
    }
  }
}
