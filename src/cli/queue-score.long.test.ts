import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openStudyQueue } from '#study/queue'
import { besiege } from '../../test/fixture/queue-siege.ts'
import { needs } from '../../test/needs.ts'
import { clocked, queuedScoringBench } from './queued-scoring.contract.ts'
import { scoredFilesOf, scoreRunnerContract } from './score-runner.contract.ts'

/** Scoring through a real Postgres, by processes that are killed. */

const root = mkdtempSync(join(tmpdir(), 'jevons-queue-score-'))
afterAll(() => rmSync(root, { recursive: true }))

describe('scoring through a queue', needs.postgres, () => {
  const { postgres, copied, scoredAlone, rowsIn } = queuedScoringBench(root)

  scoreRunnerContract('a queue whose workers share a folder', async (folder, ...flags) => {
    const queue = ['--queue', await postgres().database(), '--shared-folder', join(folder, '..', '..')]
    return await clocked(['score', folder, '--quiet', '--threads', '1', ...queue, ...flags])
  })

  it('loses nothing and repeats nothing when worker, collector and Postgres are killed', async () => {
    const url = await postgres().database()
    const folder = copied('besieged')
    const queue = await openStudyQueue(url)
    const shown = { results: 0 }
    const looking = setInterval(() => {
      queue.postgres.query<{ rows: string }>('SELECT count(*) AS rows FROM jevons.result').then(
        ({ rows }) => {
          shown.results = Number(rows[0]?.rows)
        },
        () => {},
      )
    }, 20)
    const study = ['score', folder, '--threads', '1']
    const siege = besiege(postgres(), { url, study, workers: 2, concurrency: 1, worker: ['--threads', '1'] })
    await siege.until(() => shown.results >= 1)
    await siege.killCollector()
    await siege.killWorker(0)
    await siege.until(() => shown.results >= 2)
    await siege.killPostgres()
    await siege.killWorker(1)
    await siege.done()
    expect(await siege.stop()).toEqual([0, 0])
    clearInterval(looking)
    await queue.close()
    expect(scoredFilesOf(folder)).toEqual(await scoredAlone('undisturbed'))
    expect(await rowsIn(url, 'study')).toBe(0)
  })
})
