import type { Worker } from 'node:worker_threads'
import { startThread } from '#engine'
import { RunError } from './run-error.ts'

/** What a thread is sent, and which of its buffers go over to it. */
export interface ThreadJob<Job> {
  readonly job: Job
  readonly transfer: readonly ArrayBuffer[]
}

/** What a thread answers: the result of a job, or the message of the error that ended it. */
export type ThreadAnswer<Result> = { readonly result: Result } | ThreadFailure

/** An error, as far as it can be sent from thread to thread. */
export interface ThreadFailure {
  readonly error: string
  /** Whether its user can put it right, so that its message is all that need be said. */
  readonly isUsers: boolean
}

/** What a thread answers where a job threw. */
export function threadFailure(error: unknown): ThreadFailure {
  if (!(error instanceof Error)) return { error: String(error), isUsers: false }
  return { error: error.message, isUsers: usersErrors.has(error.name) }
}

const usersErrors = new Set(['RunError', 'StudyError', 'UsageError'])

export interface OrderedThreads<Job, Result> {
  /** The results in the order of the jobs, whichever thread was quicker. At most two jobs a thread are under way at once. */
  readonly map: (jobs: AsyncIterable<ThreadJob<Job>>) => AsyncGenerator<Result>
  /** The result of one job, by the thread that has least at hand. */
  readonly run: (job: ThreadJob<Job>) => Promise<Result>
  readonly close: () => Promise<void>
}

const jobsAhead = 2

/** Texts are used once and dropped: a larger young generation would cost 25 MB a thread and save a few per cent of time. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 }

/**
 * Threads that each run one module, which answers every message with a {@link ThreadAnswer}.
 * @param module the built module: `new URL('./worker.js', import.meta.url)`
 */
export function orderedThreads<Job, Result>(
  module: URL,
  { workerData, size }: { readonly workerData: unknown; readonly size: number },
): OrderedThreads<Job, Result> {
  const threads = Array.from({ length: size }, () =>
    threadOf<Job, Result>(startThread(module, workerData, resourceLimits)),
  )
  return {
    async *map(jobs) {
      const underWay: Promise<Result>[] = []
      let brokeOff: { readonly error: unknown } | undefined
      let next = 0
      for await (const job of untilBroken(jobs, (error) => (brokeOff = { error }))) {
        const thread = threads[next++ % threads.length]
        if (!thread) throw new RangeError('no thread')
        const result = thread.run(job)
        // It may fail while an earlier one is waited for: then it is told when its turn comes.
        result.catch(() => {})
        underWay.push(result)
        if (underWay.length >= jobsAhead * threads.length) yield (await underWay.shift()) as Result
      }
      // Where the jobs broke off, those that are under way are good.
      while (underWay.length > 0) yield (await underWay.shift()) as Result
      if (brokeOff) throw brokeOff.error
    },
    run(job) {
      const [idlest] = [...threads].sort((one, other) => one.underWay() - other.underWay())
      if (!idlest) throw new RangeError('no thread')
      return idlest.run(job)
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.end()))
    },
  }
}

/** The jobs there are; an error of theirs ends them, and is told. */
async function* untilBroken<Job>(
  jobs: AsyncIterable<Job>,
  onError: (error: unknown) => void,
): AsyncGenerator<Job> {
  try {
    yield* jobs
  } catch (error) {
    onError(error)
  }
}

interface Thread<Job, Result> {
  readonly underWay: () => number
  readonly run: (job: ThreadJob<Job>) => Promise<Result>
  readonly end: () => Promise<unknown>
}

interface Waiting<Result> {
  readonly resolve: (result: Result) => void
  readonly reject: (error: Error) => void
}

function threadOf<Job, Result>(worker: Worker): Thread<Job, Result> {
  const waiting: Waiting<Result>[] = []
  let hasEnded = false
  worker.on('message', (answer: ThreadAnswer<Result>) => {
    const first = waiting.shift()
    if ('error' in answer)
      first?.reject(answer.isUsers ? new RunError(answer.error) : new Error(answer.error))
    else first?.resolve(answer.result)
  })
  const fail = (error: Error): void => {
    hasEnded = true
    for (const { reject } of waiting.splice(0)) reject(error)
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('a thread ended unexpectedly')))
  return {
    underWay: () => waiting.length,
    run: ({ job, transfer }) =>
      new Promise((resolve, reject) => {
        if (hasEnded) return reject(new Error('a thread ended unexpectedly'))
        waiting.push({ resolve, reject })
        worker.postMessage(job, [...transfer])
      }),
    end: () => worker.terminate(),
  }
}
