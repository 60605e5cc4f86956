import type { Worker } from 'node:worker_threads'
import type { Generation, GenerationRequest } from '../../engine.ts'
import { startThread } from '../../start-thread.ts'
import type { ModelFiles } from './model-files.ts'
import type { FromWorker, ToWorker, WorkerStart } from './worker-message.ts'

export interface WorkerPool {
  readonly generateAll: (
    requests: readonly GenerationRequest[],
    options?: { readonly signal?: AbortSignal },
  ) => AsyncIterable<{ readonly index: number; readonly generation: Generation }>
  readonly close: () => Promise<void>
}

/** Jobs a worker has at hand: enough to fill its decoder and to go on while the next one is on its way. */
const jobsAhead = 24

/** Threads that decode. They start with the first batch; batches run one after the other. */
export function workerPool(files: ModelFiles, size: number): WorkerPool {
  let workers: Worker[] | undefined
  let before: Promise<unknown> = Promise.resolve()
  let jobs = 0
  const start = (): Worker[] => {
    const started = Array.from({ length: size }, () => startWorker(files))
    // A dead thread would leave later batches waiting: they start anew.
    for (const worker of started)
      worker.once('exit', () => (workers = workers === started ? undefined : workers))
    return started
  }
  return {
    async *generateAll(requests, { signal } = {}) {
      signal?.throwIfAborted()
      const turn = before
      const { promise, resolve } = withResolvers()
      before = promise
      await turn
      workers ??= start()
      const firstNumber = jobs
      jobs += requests.length
      try {
        yield* runBatch(workers, { requests, firstNumber, signal })
      } finally {
        resolve()
      }
    },
    async close() {
      const running = workers ?? []
      workers = undefined
      await Promise.all(running.map((worker) => worker.terminate()))
    },
  }
}

type Outcome = { readonly index: number; readonly generation: Generation } | { readonly error: unknown }

interface Batch {
  readonly requests: readonly GenerationRequest[]
  /** Numbers below it belong to earlier batches, whose late messages mean nothing here. */
  readonly firstNumber: number
  readonly signal: AbortSignal | undefined
}

async function* runBatch(
  workers: readonly Worker[],
  { requests, firstNumber, signal }: Batch,
): AsyncGenerator<{ readonly index: number; readonly generation: Generation }> {
  const outcomes: Outcome[] = []
  let wake = (): void => {}
  let next = 0
  const put = (outcome: Outcome): void => {
    outcomes.push(outcome)
    wake()
  }
  const give = (worker: Worker): void => {
    const request = requests[next]
    if (!request) return
    send(worker, { type: 'job', job: { number: firstNumber + next, request } })
    next++
  }
  const leave = workers.map((worker) => attach(worker, firstNumber, give, put))
  const onAbort = (): void => put({ error: signal?.reason })
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    for (let round = 0; round < jobsAhead; round++) workers.forEach(give)
    for (let left = requests.length; left > 0; left--) {
      if (outcomes.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      const outcome = outcomes.shift() as Outcome
      if ('error' in outcome) throw outcome.error
      yield outcome
    }
  } finally {
    signal?.removeEventListener('abort', onAbort)
    for (const detach of leave) detach()
  }
}

/** Listens to a worker for one batch; the function returned stops that and makes the worker forget the batch. */
function attach(
  worker: Worker,
  firstNumber: number,
  give: (worker: Worker) => void,
  put: (outcome: Outcome) => void,
): () => void {
  const onMessage = (message: FromWorker): void => {
    if (message.number < firstNumber) return
    if (message.type === 'refused') put({ error: new RangeError(message.message) })
    else {
      give(worker)
      put({ index: message.number - firstNumber, generation: message.generation })
    }
  }
  const onError = (error: unknown): void => put({ error })
  const onExit = (): void => put({ error: new Error('a decoding thread ended unexpectedly') })
  worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  worker.ref()
  return () => {
    worker.off('message', onMessage).off('error', onError).off('exit', onExit)
    send(worker, { type: 'forget' })
    // A thread that waits for work must not keep the process alive.
    worker.unref()
  }
}

const send = (worker: Worker, message: ToWorker): void => worker.postMessage(message)

function startWorker(files: ModelFiles): Worker {
  const workerData: WorkerStart = { files }
  return startThread(new URL('./worker.js', import.meta.url), workerData)
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
