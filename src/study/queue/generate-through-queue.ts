import { setTimeout as pause } from 'node:timers/promises'
import type { RunFolder } from '#run'
import { type Progress, type ProgressListener, progressMeter } from '../progress.ts'
import type { StudyPlan } from '../study-plan.ts'
import { type Collecting, collectLost, collectResults } from './collect-results.ts'
import { reapLeases } from './leases.ts'
import { persisting } from './persisting.ts'
import { planJobs, type QueuedPlan, queuedStudyId } from './plan-jobs.ts'
import { queueState, removeStudy } from './queue-state.ts'
import { placeSet, presentPlaces, responsePlaces } from './response-places.ts'
import type { StudyQueue } from './study-queue.ts'

export interface QueueGenerationOptions {
  readonly queue: StudyQueue
  readonly run: Pick<RunFolder, 'folder' | 'description' | 'appendResponse' | 'appendFailure'>
  /** Ids of the responses that are there already. */
  readonly present: ReadonlySet<string>
  /** How workers ask the engine beyond what run.json records; no secret. */
  readonly asking?: Readonly<Record<string, unknown>>
  readonly signal: AbortSignal
  readonly onProgress?: ProgressListener
  /** What is worth a line: Postgres is away, or nobody works. */
  readonly say: (line: string) => void
  /** Milliseconds from any fixed moment. */
  readonly clock: () => number
  /** Between two looks at the queue. */
  readonly pauseMs?: number
}

/** Nobody at work for so long is worth a line. */
const lonelyMs = 5000

/**
 * Generates what the plan still lacks through a queue: plans it there, and collects what workers anywhere store, each
 * response once. Killed or interrupted it goes on from where it was when it is called again with the same run.
 * @throws the reason of the signal once that aborts
 */
export async function generateThroughQueue(plan: StudyPlan, options: QueueGenerationOptions): Promise<void> {
  const { queue, run, signal, say, clock, pauseMs = 250 } = options
  const queued: QueuedPlan = {
    id: queuedStudyId(run.description),
    plan: { ...plan, description: run.description },
    asking: options.asking ?? {},
  }
  const { total } = responsePlaces(queued.plan)
  const present = presentPlaces(queued.plan, options.present)
  const failed = placeSet(total)
  const meter = progressMeter({ done: present.size(), total, clock })
  let workers = 0
  const show = (progress: Progress): void => options.onProgress?.({ ...progress, workers })
  const onResponse = (tokens: number | undefined): void => show(meter.add(tokens))
  const collecting: Collecting = { run, present, failed, onResponse }
  const onWorkers = (now: number): void => {
    workers = now
    show(meter.now())
  }
  const keepOn = { signal, say }
  const missing = (): number => total - present.size() - failed.size()
  show(meter.now())
  while (missing() > 0) {
    await persisting(() => planJobs(queue, queued, unionOf(present, failed, total)), keepOn)
    await collectUntilClosed(queue, { queued, collecting, options, pauseMs, onWorkers })
    await persisting(() => collectLost(queue, queued, collecting), keepOn)
  }
  await persisting(() => removeStudy(queue, queued.id), keepOn)
}

async function collectUntilClosed(
  queue: StudyQueue,
  work: {
    readonly queued: QueuedPlan
    readonly collecting: Collecting
    readonly options: QueueGenerationOptions
    readonly pauseMs: number
    readonly onWorkers: (workers: number) => void
  },
): Promise<void> {
  const { queued, collecting, options, pauseMs, onWorkers } = work
  const { signal, say, clock } = options
  let lonelySince = clock()
  for (;;) {
    signal.throwIfAborted()
    const { collected, state } = await persisting(
      async () => {
        await reapLeases(queue)
        return {
          collected: await collectResults(queue, queued, collecting),
          state: await queueState(queue, queued.id),
        }
      },
      { signal, say },
    )
    onWorkers(state.workers)
    if (!state.isOpen) return
    if (collected > 0 || state.workers > 0) lonelySince = clock()
    else if (clock() - lonelySince > lonelyMs) {
      say(`no worker is at work; start one anywhere: jevons worker --queue ${queue.url}`)
      lonelySince = Number.POSITIVE_INFINITY
    }
    if (collected === 0) await pause(pauseMs, undefined, { signal }).catch(() => signal.throwIfAborted())
  }
}

function unionOf(
  one: Collecting['present'],
  other: Collecting['present'],
  total: number,
): Collecting['present'] {
  const both = one.copy()
  for (let place = 0; place < total; place++) if (other.has(place)) both.add(place)
  return both
}
