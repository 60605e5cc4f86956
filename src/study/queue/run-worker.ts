import { setTimeout as pause } from 'node:timers/promises'
import { beatLeases, reapLeases } from './leases.ts'
import { type LoadSize, loadSize } from './load-size.ts'
import { isPassing, saidBy } from './passing-failure.ts'
import { persisting } from './persisting.ts'
import { isQueueEmpty } from './queue-state.ts'
import { listStudies } from './queued-studies.ts'
import { openScorings, type Scorings } from './scoring/open-scorings.ts'
import { workShards } from './scoring/work-shards.ts'
import { type Ready, type StudyEngines, studyEngines } from './study-engines.ts'
import { type Load, takeLoad } from './take-load.ts'
import { type DoneOne, isEnginesFault, type LoadWorked, workLoad } from './work-load.ts'
import type { WorkerOptions, WorkerProgress } from './worker-options.ts'
import { kindOf, workerRoom } from './worker-room.ts'

/** A lease is given up by the others after so many beats that were missed. */
const patienceInBeats = 4
/** An engine that failed so often in a row at everything is not asked any more by this worker. */
const mostFaults = 8
const longestFaultPauseMs = 60_000
/** One that is scored, and one that follows at once. */
const shardsAThread = 2
/** Before the next look for work of another kind than the one that there is no room for. */
const soonMs = 100
/** Errors of the queue in a row that are none of its absence. */
const mostTroubles = 5

/**
 * Takes work from a queue until it is told to stop: `drain` lets it finish what it has at hand, `stop` has it give that back at
 * once. What it has done is stored in the same transaction that completes the job; killed at any moment it loses what it had
 * at hand to the next worker, and nothing is stored twice.
 * @throws the engine's error where that fails at everything, again and again
 */
export async function runWorker(options: WorkerOptions): Promise<WorkerProgress> {
  return await new QueueWorker(options).run()
}

class QueueWorker {
  readonly #options: WorkerOptions
  readonly #engines: StudyEngines
  readonly #scorings: Scorings
  readonly #loads = new Map<string, { readonly stop: AbortController; readonly ended: Promise<void> }>()
  readonly #sizes = new Map<string, LoadSize>()
  readonly #told = new Set<string>()
  readonly #room = workerRoom()
  /** Milliseconds with something under way, and since when there is. */
  #busyMs = 0
  #busySince: number | undefined
  #responses = 0
  #scored = 0
  #tokens: number | undefined = 0
  #faults = 0
  #troubles = 0
  #fatal: { readonly fault: unknown } | undefined
  /** No look at the queue before this moment. */
  #notBefore = Number.NEGATIVE_INFINITY
  #lastStudy = ''
  #wake = (): void => {}

  constructor(options: WorkerOptions) {
    this.#options = options
    const { queue, openEngine: open, priceOf, clock, scoring = { threads: 1 } } = options
    this.#scorings = openScorings(scoring)
    const { open: openScoring } = this.#scorings
    this.#engines = studyEngines({ sql: queue.postgres, open, priceOf, openScoring, clock })
  }

  async run(): Promise<WorkerProgress> {
    const { drain, stop, untilEmpty = false } = this.#options
    const over = new AbortController()
    const onDrain = (): void => this.#wake()
    const onStop = (): void => this.#stopLoads(stop?.reason)
    drain.addEventListener('abort', onDrain)
    stop?.addEventListener('abort', onStop)
    const beating = this.#beat(over.signal)
    try {
      while (!this.#isStopping()) {
        if (await this.#fill()) continue
        if (untilEmpty && (await this.#isDone())) break
        await this.#rest()
      }
      while (this.#loads.size > 0) await Promise.all([...this.#loads.values()].map(({ ended }) => ended))
    } finally {
      drain.removeEventListener('abort', onDrain)
      stop?.removeEventListener('abort', onStop)
      over.abort()
      await beating
      await Promise.all([this.#engines.close(), this.#scorings.close()])
    }
    if (this.#fatal) throw this.#fatal.fault
    return this.#progress()
  }

  #isStopping(): boolean {
    const { drain, stop } = this.#options
    return drain.aborted || stop?.aborted === true || this.#fatal !== undefined
  }

  #stopLoads(reason: unknown): void {
    for (const { stop } of this.#loads.values()) stop.abort(reason)
    this.#wake()
  }

  /** Takes one load, where there is room and work for it. */
  async #fill(): Promise<boolean> {
    const { queue, clock, idleMs = 1000, drain, say } = this.#options
    if (clock() < this.#notBefore || this.#room.isFull()) return false
    try {
      this.#room.forget()
      for (const id of await this.#ownStudies()) {
        if (!(await this.#takeOf(id))) continue
        this.#troubles = 0
        return true
      }
      if (!this.#room.isFull()) this.#notBefore = clock() + (this.#room.isAnyFull() ? soonMs : idleMs)
      this.#troubles = 0
    } catch (error) {
      // A study that is taken out of the queue at this very moment gives errors of many kinds, once.
      if (!isPassing(error) && ++this.#troubles >= mostTroubles) throw error
      this.#notBefore = clock() + idleMs
      // What was taken and not answered for is left to run out; the queue is asked again once it is there.
      await persisting(() => queue.postgres.query('SELECT 1'), { signal: drain, say }).catch(() => {})
    }
    return false
  }

  /** Those of this version, the one after the last first: every study gets its turn. */
  async #ownStudies(): Promise<readonly string[]> {
    const { queue, version, only } = this.#options
    if (only !== undefined) return only
    const studies = await listStudies(queue.postgres)
    for (const { id, plannedBy } of studies)
      if (plannedBy !== version)
        this.#refuse(id, `jevons ${plannedBy} planned it, and this is jevons ${version}`)
    const ids = studies.filter(({ plannedBy }) => plannedBy === version).map(({ id }) => id)
    const next = ids.indexOf(this.#lastStudy) + 1
    return [...ids.slice(next), ...ids.slice(0, next)]
  }

  #refuse(id: string, reason: string): void {
    const line = `study ${id} is left to other workers: ${reason}`
    if (!this.#told.has(line)) this.#options.say(line)
    this.#told.add(line)
  }

  /** The most that this worker has under way of such work. */
  #mostOf(found: Ready): number {
    return 'engine' in found
      ? this.#options.concurrency(found.engine.describe())
      : shardsAThread * found.threads.size
  }

  /** Answers whether it took something. */
  async #takeOf(id: string): Promise<boolean> {
    const { queue, name, beatSeconds = 10 } = this.#options
    const found = await this.#engines.of(id)
    if (found === undefined) return false
    if ('reason' in found) {
      this.#refuse(id, found.reason)
      return false
    }
    const [kind, most] = [kindOf(found), this.#mostOf(found)]
    const size = this.#sizes.get(id) ?? loadSize(most)
    this.#sizes.set(id, size)
    const least = Math.min(size.wanted(), Math.ceil(most / 4))
    this.#room.found(kind, { most, least })
    if (this.#room.isFullOf(kind)) return false
    const load = await takeLoad(queue, {
      study: id,
      worker: name,
      wanted: Math.min(size.wanted(), most - this.#room.underWay(kind)),
      patienceSeconds: beatSeconds * patienceInBeats,
    })
    if (!load) return false
    this.#lastStudy = id
    this.#start(load, found, size)
    return true
  }

  #start(load: Load, found: Ready, size: LoadSize): void {
    const { stop: stopped, clock } = this.#options
    const stop = new AbortController()
    if (stopped?.aborted) stop.abort(stopped.reason)
    const kind = kindOf(found)
    this.#room.add(kind, load.attempts.size)
    this.#busySince ??= clock()
    let left = load.attempts.size
    const onDone = (one: DoneOne): void => {
      left--
      this.#room.add(kind, -1)
      this.#count(one)
      this.#show()
    }
    const work = async (): Promise<void> => {
      const working = { stop: stop.signal, onDone }
      try {
        const worked =
          'engine' in found
            ? await workLoad(load, found, this.#options, working)
            : await workShards(load, found, this.#options, working)
        size.measured(worked.done, worked.milliseconds)
        this.#judge(worked)
      } catch (fault) {
        if (!stop.signal.aborted) this.#fatal ??= { fault }
      } finally {
        this.#room.add(kind, -left)
        this.#loads.delete(load.lease)
        if (this.#loads.size === 0) this.#idle()
        this.#show()
      }
    }
    this.#loads.set(load.lease, { stop, ended: work() })
  }

  #count(one: DoneOne): void {
    if ('scored' in one) {
      this.#scored += one.scored
      return
    }
    const { tokens } = one
    this.#responses++
    this.#tokens = this.#tokens === undefined || tokens === undefined ? undefined : this.#tokens + tokens
  }

  /** An engine that fails at everything is left in peace for longer and longer, and then for good. */
  #judge({ fault, isUnpaid }: LoadWorked): void {
    const { clock, say, faultMs = 1000, idleMs = 1000 } = this.#options
    if (isUnpaid) this.#notBefore = clock() + idleMs
    if (fault === undefined) {
      this.#faults = 0
      return
    }
    if (isEnginesFault(fault) && ++this.#faults >= mostFaults) this.#fatal ??= { fault }
    const waitMs = Math.min(longestFaultPauseMs, faultMs * 2 ** Math.max(0, this.#faults - 1))
    say(
      `the engine failed: ${saidBy(fault)}; its work is given back, and taken up again in ${Math.ceil(waitMs / 1000)} s`,
    )
    this.#notBefore = clock() + waitMs
  }

  #idle(): void {
    if (this.#busySince !== undefined) this.#busyMs += this.#options.clock() - this.#busySince
    this.#busySince = undefined
  }

  #show(): void {
    this.#options.onProgress?.(this.#progress())
    this.#wake()
  }

  #progress(): WorkerProgress {
    const now = this.#options.clock()
    const busyMs = this.#busyMs + (this.#busySince === undefined ? 0 : now - this.#busySince)
    return {
      responses: this.#responses,
      scored: this.#scored,
      tokens: this.#tokens,
      seconds: busyMs / 1000,
      underWay: this.#room.total(),
    }
  }

  /** Until something changes, or it is time to look again. */
  async #rest(): Promise<void> {
    const { idleMs = 1000 } = this.#options
    let timer: NodeJS.Timeout | undefined
    await new Promise<void>((resolve) => {
      this.#wake = resolve
      timer = setTimeout(resolve, idleMs)
      if (this.#isStopping()) resolve()
    })
    clearTimeout(timer)
  }

  async #isDone(): Promise<boolean> {
    const { queue, version } = this.#options
    return this.#loads.size === 0 && (await isQueueEmpty(queue, version).catch(() => false))
  }

  /** Says that the leases are held, and gives back those of others who have gone silent. */
  async #beat(over: AbortSignal): Promise<void> {
    const { queue, beatSeconds = 10, say } = this.#options
    while (!over.aborted) {
      const held = [...this.#loads.keys()]
      try {
        if (held.length > 0) this.#loseAllBut(await beatLeases(queue, held), held)
        for (const worker of await reapLeases(queue)) say(`worker ${worker} was lost; its work is given back`)
      } catch (error) {
        if (!isPassing(error)) say(`the queue can't be told that this worker is alive: ${saidBy(error)}`)
      }
      await pause(beatSeconds * 1000, undefined, { signal: over }).catch(() => {})
    }
  }

  /** What others have now need not be generated here as well. */
  #loseAllBut(present: ReadonlySet<string>, held: readonly string[]): void {
    for (const lease of held)
      if (!present.has(lease)) this.#loads.get(lease)?.stop.abort(new Error('the lease ran out'))
  }
}
