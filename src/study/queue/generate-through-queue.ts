import { setTimeout as pause } from 'node:timers/promises'
import type { RunFolder } from '#run'
import { type Progress, type ProgressListener, progressMeter } from '../progress.ts'
import type { StudyPlan } from '../study-plan.ts'
import { unpaidReason } from '../unpaid-reason.ts'
import { type Collecting, collectLost, collectResults } from './collect-results.ts'
import { reapLeases } from './leases.ts'
import { persisting } from './persisting.ts'
import { planJobs, type QueuedPlan, queuedStudyId } from './plan-jobs.ts'
import { queueState, removeStudy } from './queue-state.ts'
import { placeSet, presentPlaces, responsePlaces } from './response-places.ts'
import { budgetState, type QueuedBudget } from './study-budget.ts'
import type { StudyQueue } from './study-queue.ts'

export interface QueueGenerationOptions {
  readonly queue: StudyQueue
  readonly run: Pick<RunFolder, 'folder' | 'description' | 'appendResponse' | 'appendFailure'>
  /** Ids of the responses that are there already. */
  readonly present: ReadonlySet<string>
  /** How workers ask the engine beyond what run.json records; no secret. */
  readonly asking?: Readonly<Record<string, unknown>>
  /** What all workers together may spend on it; whatever it costs where left out. */
  readonly budget?: QueuedBudget
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
    ...(options.budget && { budget: options.budget }),
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
    const state = await persisting(() => budgetState(queue.postgres, queued.id), keepOn)
    if (state?.isSpent) failUnpaid(queued, collecting, state)
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

/** What there is no money for is not asked: the same command with more goes on with it. */
function failUnpaid({ plan }: QueuedPlan, collecting: Collecting, { limitUsd }: QueuedBudget): void {
  const { run, present, failed } = collecting
  const { total, keyAt } = responsePlaces(plan)
  const reason = unpaidReason(limitUsd)
  for (let place = 0; place < total; place++)
    if (!present.has(place) && failed.add(place)) run.appendFailure({ version: 1, ...keyAt(place), reason })
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
