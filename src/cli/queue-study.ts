import { hostname } from 'node:os'
import type { Engine } from '#engine'
import { responseId, type StudyPlan } from '#study'
import {
  checkQueueUrl,
  generateThroughQueue,
  openStudyQueue,
  queuedStudyId,
  runWorker,
  withLocalWorkers,
} from '#study/queue'
import type { GeneratingStudy } from './generate-study.ts'
import { progressLine } from './progress-line.ts'
import { UsageError } from './usage-error.ts'
import { carriedOf, usualConcurrency } from './worker.ts'

/** Generates what a study lacks through a queue: workers anywhere take it from there, and so many of this process. */
export async function generateQueued(plan: StudyPlan, generating: GeneratingStudy): Promise<void> {
  const { run, world, asked, engine } = generating
  const { workers = 1 } = asked
  const present = new Set<string>()
  for await (const response of run.responses()) present.add(responseId(response))
  const queue = await openStudyQueue(asked.queue ?? '', { connections: 2 + 2 * workers })
  const line = asked.quiet ? undefined : progressLine(world)
  const say = (text: string): void => {
    line?.end()
    if (!asked.quiet) world.err(`${text}\n`)
  }
  const { clock } = world
  const local = Array.from(
    { length: workers },
    (_, at) =>
      (stop: AbortSignal): Promise<unknown> =>
        runWorker({
          queue,
          version: world.versions.jevons,
          name: `${hostname()}:${process.pid}/${at + 1}`,
          only: [queuedStudyId(run.description)],
          openEngine: async () => shared(engine),
          concurrency: (description) => asked.concurrency ?? usualConcurrency(description),
          drain: stop,
          stop,
          clock,
          say,
        }),
  )
  try {
    await withLocalWorkers(
      local,
      (signal) =>
        generateThroughQueue(plan, {
          ...{ queue, run, present, signal, say, clock },
          asking: carriedOf(asked),
          ...(line && { onProgress: line.show }),
        }),
      world.signal,
    )
  } finally {
    line?.end()
    await queue.close()
  }
}

/**
 * What counts money or requests in one process would count wrongly over many.
 * @throws UsageError or StudyError, before anything is made, where a study can't go through the queue as asked
 */
export function checkQueued({ asked, priced }: Pick<GeneratingStudy, 'asked' | 'priced'>): void {
  checkQueueUrl(asked.queue ?? '')
  for (const [name, flag] of [
    ['maxCost', '--max-cost'],
    ['requestsPerMinute', '--requests-per-minute'],
    ['tokensPerMinute', '--tokens-per-minute'],
  ] as const)
    if (asked[name] !== undefined)
      throw new UsageError(
        `${flag} holds for one process, and with --queue many generate: ${name === 'maxCost' ? 'leave it out' : 'give it to each jevons worker'}`,
      )
  if (asked.cache !== undefined)
    throw new UsageError(
      `--${asked.cache === false ? 'no-cache' : 'cache'} is of one process: what a queue's workers generate is not kept in a cache; leave it out`,
    )
  if (priced.price !== undefined && !asked.yes)
    throw new UsageError(
      'what workers spend has no limit here: --dry-run says what the study would cost, and --yes agrees to it',
    )
}

/** Who opened it closes it. */
function shared(engine: Engine): Engine {
  return { ...engine, close: async () => {} }
}
