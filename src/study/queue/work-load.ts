import { BatchFailure, EngineError } from '#engine'
import type { TokenPrice } from '../token-price.ts'
import { mostCosts } from './load-costs.ts'
import { persisting } from './persisting.ts'
import { readProblems } from './queued-studies.ts'
import { type LoadRun, type LoadWork, runLoad } from './run-load.ts'
import { settleLoad } from './settle-load.ts'
import { reserveCosts } from './study-budget.ts'
import type { StudyWithEngine } from './study-engines.ts'
import type { Load } from './take-load.ts'
import type { WorkerOptions } from './worker-options.ts'

export interface LoadWorked {
  /** Responses that were generated or shards that were scored, and how long that took. */
  readonly done: number
  readonly milliseconds: number
  /** What kept the engine from trying everything. */
  readonly fault?: unknown
  /** Nothing of it could be paid now: all that is left of the money is set aside for what is under way, or it is spent. */
  readonly isUnpaid?: boolean
}

/** What is told to whoever works on a load, and by it. */
export interface Working {
  readonly stop: AbortSignal
  readonly onDone: (one: DoneOne) => void
}

/** One response was generated, or one shard with so many was scored. */
export type DoneOne = { readonly tokens: number | undefined } | { readonly scored: number }

/** When it is to stop at once, Postgres is waited for so long; after that the lease runs out by itself. */
const lastWordMs = 5000

/** Generates a load and stores what came of it. */
export async function workLoad(
  load: Load,
  { study, engine, price }: StudyWithEngine,
  options: WorkerOptions,
  { stop, onDone }: Working,
): Promise<LoadWorked> {
  const { queue, clock, say, retrySeconds } = options
  const taken = [...load.attempts.keys()]
  const { samples } = study.description.study
  const arms = study.description.arms.filter(({ selection }) => selection === null).length
  const wanted = [...new Set(taken.map((place) => Math.floor(place / (samples * arms))))]
  const begun = clock()
  const problems = await persisting(() => readProblems(queue.postgres, load.study, wanted), {
    signal: stop,
    say,
  })
  // A study that somebody removed has no problems any more.
  const isThere = problems.size === wanted.length
  const { description } = study
  const onResponse = (tokens: number | undefined): void => onDone({ tokens })
  const paying =
    isThere && price
      ? await payable(load, {
          queue,
          stop,
          say,
          price,
          work: { description, problems, places: taken, engine },
        })
      : { count: taken.length, costOf: undefined }
  const places = taken.slice(0, paying.count)
  const ran: LoadRun =
    isThere && places.length > 0
      ? await runLoad({
          ...{ description, problems, places, engine, signal: stop, clock, onResponse },
          costOf: paying.costOf,
        })
      : { done: new Map(), failed: new Map() }
  const milliseconds = clock() - begun
  const outcome = isEnginesFault(ran.fault) ? { ...ran, failed: new Map<number, string>() } : ran
  const pauses = retrySeconds === undefined ? {} : { pauseSeconds: retrySeconds }
  const isSettled = await settling(() => settleLoad(queue, load, outcome, pauses), stop, say)
  if (!isSettled && isThere)
    say(
      `was silent for too long: ${ran.done.size} responses of study ${load.study} are left to other workers`,
    )
  return {
    done: ran.done.size,
    milliseconds,
    ...(isThere && places.length === 0 && { isUnpaid: true }),
    ...(ran.fault === undefined || stop.aborted ? {} : { fault: ran.fault }),
  }
}

/** How much of a load there is money for, and what a response of it cost: what nobody tells counts as the most that it can be. */
async function payable(
  load: Load,
  {
    queue,
    stop,
    say,
    price,
    work,
  }: Pick<WorkerOptions, 'queue' | 'say'> & {
    readonly stop: AbortSignal
    readonly price: TokenPrice
    readonly work: Pick<LoadWork, 'description' | 'problems' | 'places' | 'engine'>
  },
): Promise<{ readonly count: number; readonly costOf: LoadWork['costOf'] }> {
  const most = mostCosts(work, { price, engine: work.engine.describe() })
  const mostOf = new Map(work.places.map((place, at) => [place, most[at] ?? 0]))
  const { count } = await persisting(() => reserveCosts(queue, load, most), { signal: stop, say })
  return {
    count,
    costOf: ({ costUsd, usage }, place) => costUsd ?? price.costUsd(usage) ?? mostOf.get(place) ?? 0,
  }
}

/** Waits for Postgres however long it is away, save when the worker is to stop at once. */
export async function settling(
  work: () => Promise<boolean>,
  stop: AbortSignal,
  say: (line: string) => void,
): Promise<boolean> {
  const given = new AbortController()
  const giveUp = (): void => {
    setTimeout(() => given.abort(stop.reason), lastWordMs).unref()
  }
  if (stop.aborted) giveUp()
  else stop.addEventListener('abort', giveUp, { once: true })
  try {
    return await persisting(work, { signal: given.signal, say })
  } finally {
    stop.removeEventListener('abort', giveUp)
  }
}

/** A server that is down fails at whatever it is asked: that says nothing of the responses. */
export function isEnginesFault(fault: unknown): boolean {
  return fault instanceof BatchFailure ? fault.gaveUp : fault instanceof EngineError
}
