import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scriptedEngine } from '../../../test/fixture/scripted-engine.ts'
import { memoryRun, scriptedPlan } from '../../../test/fixture/scripted-study.ts'
import { needs } from '../../../test/needs.ts'
import { startPostgres, type TestPostgres } from '../../../test/postgres.ts'
import { responseId } from '../response-id.ts'
import type { StudyPlan } from '../study-plan.ts'
import { generateThroughQueue } from './generate-through-queue.ts'
import { beatLeases, reapLeases } from './leases.ts'
import { planJobs, type QueuedPlan, queuedStudyId } from './plan-jobs.ts'
import { queueState } from './queue-state.ts'
import { placeSet } from './response-places.ts'
import { runWorker } from './run-worker.ts'
import { settleLoad } from './settle-load.ts'
import { openStudyQueue, queueName, type StudyQueue } from './study-queue.ts'
import { type Load, takeLoad } from './take-load.ts'
import type { WorkerOptions } from './worker-options.ts'

const clock = (): number => performance.now()
const never = new AbortController().signal
const nothing = new Map<number, string>()

function queued(plan: StudyPlan): QueuedPlan {
  return { id: queuedStudyId(plan.description), plan, asking: {} }
}

function workerOf(queue: StudyQueue, given: Partial<WorkerOptions> = {}): WorkerOptions {
  return {
    queue,
    version: '0.1.0',
    name: 'worker',
    openEngine: async () => scriptedEngine(),
    concurrency: () => 8,
    drain: never,
    untilEmpty: true,
    idleMs: 10,
    retrySeconds: 0.01,
    faultMs: 1,
    clock,
    say: () => {},
    ...given,
  }
}

describe('a queue of studies', needs.postgres, () => {
  let postgres: TestPostgres
  let queue: StudyQueue
  beforeAll(async () => {
    postgres = await startPostgres()
    queue = await openStudyQueue(await postgres.database(), { connections: 6 })
  })
  afterAll(async () => {
    await queue.close()
    await postgres.stop()
  })

  const planned = async (plan: StudyPlan): Promise<QueuedPlan> => {
    const study = queued(plan)
    await planJobs(queue, study, placeSet(1000))
    return study
  }
  const taken = async (study: string, wanted = 4, patienceSeconds = 60): Promise<Load> => {
    const load = await takeLoad(queue, { study, worker: 'somebody', wanted, patienceSeconds })
    if (!load) throw new Error('nothing waits')
    return load
  }
  const resultsOf = async (study: string): Promise<number[]> => {
    const { rows } = await queue.postgres.query<{ place: string }>(
      'SELECT place FROM jevons.result WHERE study = $1 ORDER BY place',
      [study],
    )
    return rows.map(({ place }) => Number(place))
  }
  const waiting = async (study: string): Promise<{ state: string; places: [number, number][] }[]> => {
    const { rows } = await queue.postgres.query<{ state: string; data: { places: [number, number][] } }>(
      `SELECT state, data FROM jevons.job WHERE name = $1 AND state <> 'completed' ORDER BY created_on, id`,
      [queueName(study)],
    )
    return rows.map(({ state, data }) => ({ state, places: data.places }))
  }

  it('is planned as often as one likes: what waits, is at hand or is done is not planned again', async () => {
    const plan = scriptedPlan({ problems: 5, seed: 'planned twice' })
    const study = await planned(plan)
    const load = await taken(study.id, 3)
    const done = new Map([...load.attempts.keys()].slice(0, 2).map((place) => [place, '{}']))
    await settleLoad(queue, load, { done, failed: nothing })
    await taken(study.id, 3)
    expect(await planJobs(queue, study, placeSet(10))).toBe(0)
    expect(await resultsOf(study.id)).toHaveLength(2)
  })

  it('gives a part of a large job and leaves the rest to others at once', async () => {
    const study = queued(scriptedPlan({ problems: 5, seed: 'one large job' }))
    const present = placeSet(10)
    for (const place of [0, 1]) present.add(place)
    await planJobs(queue, study, present)
    await queue.postgres.query('DELETE FROM jevons.job WHERE name = $1', [queueName(study.id)])
    await queue.boss.send(queueName(study.id), { places: [[2, 8]], attempt: 1 }, {})
    const first = await taken(study.id, 3)
    expect([...first.attempts]).toEqual([
      [2, 1],
      [3, 1],
      [4, 1],
    ])
    const second = await taken(study.id, 100)
    expect([...second.attempts.keys()]).toEqual([5, 6, 7, 8, 9])
    expect(
      await takeLoad(queue, { study: study.id, worker: 'x', wanted: 1, patienceSeconds: 1 }),
    ).toBeUndefined()
  })

  it('gives the responses in their planned order, so that what is there is paired', async () => {
    const study = await planned(scriptedPlan({ problems: 20, seed: 'in order' }))
    const first = await taken(study.id, 7)
    const second = await taken(study.id, 4)
    expect([...first.attempts.keys(), ...second.attempts.keys()]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('stores nothing of a worker whose lease ran out, and gives its work to the next one', async () => {
    const study = await planned(scriptedPlan({ problems: 1, seed: 'silent' }))
    const silent = await taken(study.id, 4, 0)
    expect([...silent.attempts.keys()]).toEqual([0, 1])
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await reapLeases(queue)).toEqual(['somebody'])
    const next = await taken(study.id)
    expect([...next.attempts.keys()]).toEqual([0, 1])
    const done = new Map([
      [0, 'a'],
      [1, 'b'],
    ])
    expect(await settleLoad(queue, silent, { done, failed: nothing })).toBe(false)
    expect(await resultsOf(study.id)).toEqual([])
    expect(await settleLoad(queue, next, { done, failed: nothing })).toBe(true)
    expect(await settleLoad(queue, next, { done, failed: nothing })).toBe(false)
    expect(await resultsOf(study.id)).toEqual([0, 1])
  })

  it('waits for a worker as long as it beats', async () => {
    const study = await planned(scriptedPlan({ problems: 1, seed: 'beats' }))
    const load = await taken(study.id, 4, 0.5)
    for (let beat = 0; beat < 6; beat++) {
      await new Promise((resolve) => setTimeout(resolve, 150))
      expect(await beatLeases(queue, [load.lease])).toEqual(new Set([load.lease]))
      expect(await reapLeases(queue)).toEqual([])
    }
  })

  it('gives back what was neither done nor failed as it was, and what failed later and counted', async () => {
    const study = await planned(scriptedPlan({ problems: 2, seed: 'given back' }))
    const load = await taken(study.id, 4)
    const failed = new Map([[1, 'reason']])
    await settleLoad(queue, load, { done: new Map([[0, 'a']]), failed }, { pauseSeconds: 3600 })
    const again = await taken(study.id, 10)
    expect([...again.attempts]).toEqual([
      [2, 0],
      [3, 0],
    ])
    expect((await waiting(study.id)).filter(({ state }) => state === 'created')).toEqual([
      { state: 'created', places: [[1, 1]] },
    ])
  })

  it('does a job alone that workers were lost with, and fails it after ten', async () => {
    const study = await planned(scriptedPlan({ problems: 1, seed: 'deadly' }))
    const sizes: number[] = []
    const deadly = 1
    while ((await queueState(queue, study.id)).isOpen) {
      const load = await takeLoad(queue, { study: study.id, worker: 'it', wanted: 8, patienceSeconds: 0 })
      if (!load) break
      const places = [...load.attempts.keys()]
      if (places.includes(deadly)) {
        sizes.push(places.length)
        await new Promise((resolve) => setTimeout(resolve, 5))
        await reapLeases(queue)
      } else
        await settleLoad(queue, load, {
          done: new Map(places.map((place) => [place, '{}'])),
          failed: nothing,
        })
    }
    expect(sizes.slice(0, 3)).toEqual([2, 2, 2])
    expect(sizes.slice(3)).toEqual(Array.from({ length: 8 }, () => 1))
    expect(await resultsOf(study.id)).toEqual([0])
    expect(await waiting(study.id)).toEqual([{ state: 'failed', places: [[deadly, 1]] }])
  })

  it('records as failed what workers were lost with again and again, with the reason', async () => {
    const plan = scriptedPlan({ problems: 1, seed: 'deadly for all' })
    const study = await planned(plan)
    const { rows } = await queue.postgres.query<{ id: string }>(
      `UPDATE jevons.job SET state = 'failed', output = '{"message": "worker w was lost with it"}' WHERE name = $1 RETURNING id`,
      [queueName(study.id)],
    )
    expect(rows.length).toBeGreaterThan(0)
    // As a collector finds it that comes back.
    const run = { ...memoryRun(), description: plan.description }
    const options = {
      queue,
      run,
      present: new Set<string>(),
      signal: never,
      say: () => {},
      clock,
      pauseMs: 5,
    }
    const working = runWorker(
      workerOf(queue, { only: [study.id], untilEmpty: false, drain: AbortSignal.timeout(800) }),
    )
    await generateThroughQueue(plan, options)
    await working
    expect(run.lines.length + run.failed.length).toBe(2)
  })

  it('holds several studies at once, each collected into its own run', async () => {
    const plans = [
      scriptedPlan({ problems: 9, seed: 'first' }),
      scriptedPlan({ problems: 4, samples: 3, seed: 'second' }),
    ]
    const stopping = new AbortController()
    const workers = ['a', 'b'].map((name) =>
      runWorker(workerOf(queue, { name, untilEmpty: false, drain: stopping.signal })),
    )
    const runs = plans.map(({ description }) => ({ ...memoryRun(), description }))
    await Promise.all(
      plans.map((plan, at) =>
        generateThroughQueue(plan, {
          queue,
          run: runs[at] as (typeof runs)[number],
          present: new Set(),
          signal: never,
          say: () => {},
          clock,
          pauseMs: 5,
        }),
      ),
    )
    stopping.abort()
    await Promise.all(workers)
    expect(runs.map(({ lines }) => lines.length)).toEqual([18, 24])
    expect(runs.map(({ lines }) => new Set(lines.map(responseId)).size)).toEqual([18, 24])
  })

  it('leaves studies of another version, and engines that are others, to other workers, and says so once', async () => {
    const plan = scriptedPlan({ problems: 2, seed: 'of another version' })
    const study = await planned(plan)
    const said: string[] = []
    const other = { ...workerOf(queue), say: (line: string) => said.push(line) }
    await runWorker({ ...other, version: '9.9.9', untilEmpty: false, drain: AbortSignal.timeout(100) })
    expect(said.filter((line) => line.includes(study.id))).toEqual([
      `study ${study.id} is left to other workers: jevons 0.1.0 planned it, and this is jevons 9.9.9`,
    ])
    said.length = 0
    const lighter = {
      ...scriptedEngine(),
      describe: () => ({ ...scriptedEngine().describe(), weightsHash: 'x' }),
    }
    await runWorker({
      ...other,
      openEngine: async () => lighter,
      untilEmpty: false,
      drain: AbortSignal.timeout(100),
    })
    expect(said.filter((line) => line.includes(study.id))).toEqual([
      `study ${study.id} is left to other workers: its engine.weightsHash is "none", and "x" here`,
    ])
    expect(await resultsOf(study.id)).toEqual([])
  })

  it('is refused where its tables are of another format', async () => {
    const url = await postgres.database()
    const own = await openStudyQueue(url)
    await own.postgres.query('UPDATE jevons.format SET version = 99')
    await own.close()
    await expect(openStudyQueue(url)).rejects.toThrow('its tables are of format 99, this jevons knows 3')
  })

  it('is made once by many who come at the same moment', async () => {
    const url = await postgres.database()
    const opened = await Promise.all(Array.from({ length: 5 }, () => openStudyQueue(url)))
    const { rows } = await (opened[0] as StudyQueue).postgres.query('SELECT version FROM jevons.format')
    expect(rows).toEqual([{ version: 3 }])
    await Promise.all(opened.map((one) => one.close()))
  })
})
