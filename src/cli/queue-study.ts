import { hostname } from 'node:os'
import type { Engine } from '#engine'
import { isUnpaid, paidUsd, responseId, type StudyPlan, studyCost } from '#study'
import {
  checkQueueUrl,
  generateThroughQueue,
  openStudyQueue,
  queuedStudyId,
  runWorker,
  type StudyQueue,
  withLocalWorkers,
} from '#study/queue'
import { type GeneratingStudy, knownResponses, refuseCost, tellLimit } from './generate-study.ts'
import { progressLine } from './progress-line.ts'
import { carriedOf, queuedLimiter, replayedOf } from './queued-asking.ts'
import { studyCostText } from './study-cost-text.ts'
import { openStudyEngine } from './study-engine.ts'
import { UsageError } from './usage-error.ts'
import { usualConcurrency } from './worker.ts'

/** Generates what a study lacks through a queue: workers anywhere take it from there, and so many of this process. */
export async function generateQueued(plan: StudyPlan, generating: GeneratingStudy): Promise<void> {
  const { run, world, asked } = generating
  const { workers = 1 } = asked
  const known = await knownResponses(run)
  const line = asked.quiet ? undefined : progressLine(world)
  const say = (text: string): void => {
    line?.end()
    if (!asked.quiet) world.err(`${text}\n`)
  }
  const budget = budgetOf(plan, generating, { known, say })
  const queue = await openStudyQueue(asked.queue ?? '', { connections: 2 + 2 * workers })
  const { clock } = world
  try {
    const asking = { ...carriedOf(asked), ...(await replayedOf(asked)) }
    await withLocalWorkers(
      await localWorkers(workers, generating, { queue, say }),
      (signal) =>
        generateThroughQueue(plan, {
          ...{ queue, run, present: new Set(known.map(responseId)), signal, say, clock },
          asking,
          ...(budget && { budget }),
          ...(line && { onProgress: line.show }),
        }),
      world.signal,
    )
  } finally {
    line?.end()
    await queue.close()
  }
  if (budget) await tellMissing(plan, generating, budget.limitUsd)
}

type LocalWorker = (stop: AbortSignal) => Promise<unknown>

async function localWorkers(
  count: number,
  { run, world, asked, engine, priced }: GeneratingStudy,
  { queue, say }: { readonly queue: StudyQueue; readonly say: (line: string) => void },
): Promise<readonly LocalWorker[]> {
  const limiter = await queuedLimiter(asked, { queue, world, say })
  // The engine that was opened before the queue knows nothing of what others let through.
  const { requestsPerMinute: _, tokensPerMinute: __, ...unlimited } = asked
  const openEngine = limiter
    ? (): Promise<Engine> => openStudyEngine(unlimited, { world, recorded: run.description, limiter })
    : async (): Promise<Engine> => shared(engine)
  return Array.from(
    { length: count },
    (_, at): LocalWorker =>
      (stop) =>
        runWorker({
          queue,
          version: world.versions.jevons,
          name: `${hostname()}:${process.pid}/${at + 1}`,
          only: [queuedStudyId(run.description)],
          openEngine,
          priceOf: async () => priced.price,
          concurrency: (description) => asked.concurrency ?? usualConcurrency(description),
          drain: stop,
          stop,
          clock: world.clock,
          say,
        }),
  )
}

/**
 * What all workers together may spend.
 * @throws UsageError where the rest surely costs more, and nobody said to go as far as it lasts
 */
function budgetOf(
  plan: StudyPlan,
  { asked, priced: { price }, engine, run }: GeneratingStudy,
  {
    known,
    say,
  }: {
    readonly known: Awaited<ReturnType<typeof knownResponses>>
    readonly say: (line: string) => void
  },
): { readonly limitUsd: number; readonly spentUsd: number } | undefined {
  const { maxCost, yes } = asked
  if (!price || maxCost === undefined) return undefined
  const spentUsd = known.reduce((sum, response) => sum + (paidUsd(response, price) ?? 0), 0)
  const cost = studyCost(plan, known, { price, engine: engine.describe() })
  say(studyCostText(cost, price))
  if (!yes) refuseCost(cost, { run, spentUsd, maxCost })
  return { limitUsd: maxCost, spentUsd }
}

async function tellMissing(plan: StudyPlan, generating: GeneratingStudy, limitUsd: number): Promise<void> {
  const { run, engine, priced } = generating
  if (!priced.price) return
  const known = await knownResponses(run)
  const { missing } = studyCost(plan, known, { price: priced.price, engine: engine.describe() })
  if (missing > 0 && (await isCutShort(run))) tellLimit(missing, limitUsd, generating)
}

/** Whether responses are not there because the money was spent. */
async function isCutShort({ failures }: GeneratingStudy['run']): Promise<boolean> {
  for await (const { reason } of failures()) if (isUnpaid(reason)) return true
  return false
}

/**
 * What is of one process can't be had over many.
 * @throws UsageError or StudyError, before anything is made, where a study can't go through the queue as asked
 */
export function checkQueued({ asked, priced }: Pick<GeneratingStudy, 'asked' | 'priced'>): void {
  checkQueueUrl(asked.queue ?? '')
  if (asked.cache !== undefined)
    throw new UsageError(
      `--${asked.cache === false ? 'no-cache' : 'cache'} is of one process: what a queue's workers generate is not kept in a cache; leave it out`,
    )
  // A server of one's own is told by a price of 0.
  const costs = (priced.price?.costUsd({ prompt: 1, output: 1 }) ?? 0) > 0
  if (costs && !asked.yes && asked.maxCost === undefined)
    throw new UsageError(
      'this study costs something, and through a queue none of it is tried first: --max-cost X limits what all workers together spend, --yes agrees to whatever it costs (--dry-run says how much that may be)',
    )
}

/** Who opened it closes it. */
function shared(engine: Engine): Engine {
  return { ...engine, close: async () => {} }
}
