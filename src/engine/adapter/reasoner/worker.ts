import { parentPort, workerData } from 'node:worker_threads'
import { createDecoder } from './decoder.ts'
import { takeTurn } from './in-thread.ts'
import { readModel } from './model-files.ts'
import type { FromWorker, Job, ToWorker, WorkerStart } from './worker-message.ts'

/** A thread that decodes: takes jobs as they come, keeps its decoder full, and reports each response once it is done. */
const decoder = createDecoder(readModel((workerData as WorkerStart).files))
const waiting: Job[] = []
let turnAhead = false

const report = (message: FromWorker): void => parentPort?.postMessage(message)

parentPort?.on('message', (message: ToWorker) => {
  if (message.type === 'job') waiting.push(message.job)
  else {
    waiting.length = 0
    decoder.clear()
  }
  if (!turnAhead) setImmediate(turn)
  turnAhead = true
})

function turn(): void {
  takeTurn(decoder, refill)
  turnAhead = decoder.busy() || waiting.length > 0
  // Immediate, so that messages which came meanwhile are read before the next turn.
  if (turnAhead) setImmediate(turn)
}

function refill(): void {
  while (decoder.free() > 0) {
    const job = waiting.shift()
    if (!job) return
    join(job)
  }
}

function join({ number, request }: Job): void {
  try {
    decoder.join(request, { onEnd: (generation) => report({ type: 'done', number, generation }) })
  } catch (error) {
    report({ type: 'refused', number, message: error instanceof Error ? error.message : String(error) })
  }
}
