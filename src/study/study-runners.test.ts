import { afterAll, beforeAll, describe } from 'vitest'
import { needs } from '../../test/needs.ts'
import { startPostgres, type TestPostgres } from '../../test/postgres.ts'
import { generateResponses } from './generate-responses.ts'
import { generateThroughQueue, openStudyQueue, runWorker, withLocalWorkers } from './queue/index.ts'
import { studyRunnerContract } from './study-runner.contract.ts'

const clock = (): number => performance.now()

studyRunnerContract('generating here', (plan, running) => generateResponses(plan, { ...running, clock }))

describe('a queue in Postgres', needs.postgres, () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.stop())

  studyRunnerContract('generating through Postgres', async (plan, { engine, signal, ...running }) => {
    const queue = await openStudyQueue(await postgres.database(), { connections: 4 })
    const say = (): void => {}
    const never = new AbortController().signal
    const worker = (name: string) => (stop: AbortSignal) =>
      runWorker({
        queue,
        version: plan.description.versions.jevons,
        name,
        openEngine: async () => engine,
        concurrency: () => 4,
        drain: never,
        stop,
        idleMs: 20,
        beatSeconds: 5,
        retrySeconds: 0.01,
        faultMs: 5,
        clock,
        say,
      })
    try {
      await withLocalWorkers(
        [worker('one'), worker('two')],
        (during) =>
          generateThroughQueue(plan, { queue, ...running, signal: during, say, clock, pauseMs: 20 }),
        signal ?? never,
      )
    } finally {
      await queue.close()
    }
  })
})
