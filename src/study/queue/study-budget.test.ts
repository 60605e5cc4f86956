import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scriptedEngine } from '../../../test/fixture/scripted-engine.ts'
import { type MemoryRun, memoryRun, scriptedPlan } from '../../../test/fixture/scripted-study.ts'
import { needs } from '../../../test/needs.ts'
import { startPostgres, type TestPostgres } from '../../../test/postgres.ts'
import { responseId } from '../response-id.ts'
import type { StudyPlan } from '../study-plan.ts'
import type { TokenPrice } from '../token-price.ts'
import { generateThroughQueue } from './generate-through-queue.ts'
import { reapLeases } from './leases.ts'
import { planJobs, queuedStudyId } from './plan-jobs.ts'
import { placeSet } from './response-places.ts'
import { runWorker } from './run-worker.ts'
import { settleLoad } from './settle-load.ts'
import { budgetState, type QueuedBudget, reserveCosts } from './study-budget.ts'
import { openStudyQueue, type StudyQueue } from './study-queue.ts'
import { type Load, takeLoad } from './take-load.ts'

/** A dollar for every hundred tokens out, and nothing for those in. */
const price: TokenPrice = { source: 'a test', costUsd: ({ output }) => output && output / 100 }
const never = new AbortController().signal
const clock = (): number => performance.now()
const maxTokens = 120

describe('the money of a study in a queue', needs.postgres, () => {
  let postgres: TestPostgres
  let queue: StudyQueue
  beforeAll(async () => {
    postgres = await startPostgres()
    queue = await openStudyQueue(await postgres.database(), { connections: 8 })
  })
  afterAll(async () => {
    await queue.close()
    await postgres.stop()
  })

  interface Spending {
    readonly run: MemoryRun & { readonly description: StudyPlan['description'] }
    readonly budget?: QueuedBudget
    readonly hasPrice?: boolean
  }

  /** Generates what is missing by three workers, each with some responses at a time. */
  const generated = async (
    plan: StudyPlan,
    { run, budget, hasPrice = true }: Spending,
  ): Promise<string[]> => {
    const said: string[] = []
    const stopping = new AbortController()
    const workers = ['a', 'b', 'c'].map((name) =>
      runWorker({
        ...{ queue, name, clock, drain: stopping.signal, version: '0.1.0' },
        only: [queuedStudyId(plan.description)],
        openEngine: async () => scriptedEngine(),
        ...(hasPrice && { priceOf: async () => price }),
        concurrency: () => 6,
        idleMs: 5,
        retrySeconds: 0.01,
        say: (line) => said.push(line),
      }),
    )
    const signal = hasPrice ? never : AbortSignal.timeout(400)
    const options = { queue, run, signal, say: () => {}, clock, pauseMs: 5 }
    const present = new Set(run.lines.map(responseId))
    await generateThroughQueue(plan, { ...options, present, ...(budget && { budget }) }).catch((error) => {
      if (hasPrice) throw error
    })
    stopping.abort()
    await Promise.all(workers)
    return said
  }
  const spentBy = ({ lines }: MemoryRun): number =>
    lines.reduce((sum, { usage }) => sum + (price.costUsd(usage) ?? 0), 0)
  const runOf = ({ description }: StudyPlan): Spending['run'] => ({ ...memoryRun(), description })

  it('is never more than its limit, however many workers spend it, and goes as far as it lasts', async () => {
    for (const limitUsd of [0.5, 7]) {
      const plan = scriptedPlan({ problems: 10, maxTokens, seed: `limit ${limitUsd}` })
      const run = runOf(plan)
      await generated(plan, { run, budget: { limitUsd, spentUsd: 0 } })
      const spent = spentBy(run)
      expect(spent).toBeLessThanOrEqual(limitUsd)
      // One more response could have cost more than there was left.
      expect(spent + maxTokens / 100).toBeGreaterThan(limitUsd)
      expect(run.lines.length + run.failed.length).toBe(20)
      expect(new Set(run.failed.map(({ reason }) => reason))).toEqual(
        new Set([`not asked: the limit of $${limitUsd} is reached`]),
      )
    }
  })

  it('is enough for all where the limit is, and the same command with more goes on where it ended', async () => {
    const plan = scriptedPlan({ problems: 8, maxTokens, seed: 'more money' })
    const run = runOf(plan)
    await generated(plan, { run, budget: { limitUsd: 3, spentUsd: 0 } })
    const first = run.lines.length
    expect(first).toBeLessThan(16)
    run.failed.length = 0
    await generated(plan, { run, budget: { limitUsd: 1000, spentUsd: spentBy(run) } })
    expect([run.lines.length, new Set(run.lines.map(responseId)).size, run.failed]).toEqual([16, 16, []])
  })

  it('counts what the run had cost before', async () => {
    const plan = scriptedPlan({ problems: 4, maxTokens, seed: 'spent before' })
    const run = runOf(plan)
    await generated(plan, { run, budget: { limitUsd: 5, spentUsd: 4.9 } })
    expect([run.lines.length, run.failed.length]).toEqual([0, 8])
  })

  it('is counted by workers that know the price alone', async () => {
    const plan = scriptedPlan({ problems: 2, maxTokens, seed: 'no price' })
    const run = runOf(plan)
    const said = await generated(plan, { run, budget: { limitUsd: 50, spentUsd: 0 }, hasPrice: false })
    expect(said.join()).toContain('what it may cost is limited, and no price of scripted-1 is known here')
    expect(run.lines).toEqual([])
  })

  const planned = async (seed: string, limitUsd: number): Promise<string> => {
    const plan = scriptedPlan({ problems: 4, maxTokens, seed })
    const study = { id: queuedStudyId(plan.description), plan, asking: {}, budget: { limitUsd, spentUsd: 0 } }
    await planJobs(queue, study, placeSet(100))
    return study.id
  }
  const taken = async (study: string, patienceSeconds = 60): Promise<Load> => {
    const load = await takeLoad(queue, { study, worker: 'somebody', wanted: 2, patienceSeconds })
    if (!load) throw new Error('nothing waits')
    return load
  }
  const nothing = new Map<number, string>()

  it('is set aside as long as a load is under way, and free again when its worker is lost', async () => {
    const study = await planned('set aside', 3)
    const [one, other] = [await taken(study, 0), await taken(study)]
    expect(await reserveCosts(queue, one, [1, 1])).toEqual({ count: 2, isSpent: false })
    expect(await reserveCosts(queue, other, [1, 1])).toEqual({ count: 1, isSpent: false })
    await settleLoad(queue, other, { done: nothing, failed: nothing })
    const third = await taken(study)
    expect(await reserveCosts(queue, third, [2, 1])).toEqual({ count: 0, isSpent: false })
    await new Promise((resolve) => setTimeout(resolve, 10))
    await reapLeases(queue)
    expect(await reserveCosts(queue, third, [2, 1])).toEqual({ count: 2, isSpent: false })
    expect(await reserveCosts(queue, one, [0.1])).toEqual({ count: 0, isSpent: false })
  })

  it('is counted with what is stored, once, and nothing is taken any more once it is spent', async () => {
    const study = await planned('counted once', 3)
    const [load, late] = [await taken(study), await taken(study)]
    await reserveCosts(queue, load, [1, 1])
    const done = new Map([...load.attempts.keys()].map((place) => [place, '{}']))
    const outcome = { done, failed: nothing, spentUsd: 1.5 }
    expect(await settleLoad(queue, load, outcome)).toBe(true)
    expect(await settleLoad(queue, load, outcome)).toBe(false)
    expect(await budgetState(queue.postgres, study)).toEqual({ limitUsd: 3, spentUsd: 1.5, isSpent: false })
    expect(await reserveCosts(queue, late, [1.6, 1.6])).toEqual({ count: 0, isSpent: true })
    await settleLoad(queue, late, { done: nothing, failed: nothing })
    expect(await takeLoad(queue, { study, worker: 'x', wanted: 1, patienceSeconds: 1 })).toBeUndefined()
  })
})
