import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { needs } from '../../test/needs.ts'
import { clocked, queuedScoringBench } from './queued-scoring.contract.ts'
import { scoredFilesOf, scoreRunnerContract } from './score-runner.contract.ts'

/** Scoring through a real Postgres, by commands in this process. */

const root = mkdtempSync(join(tmpdir(), 'jevons-queue-score-'))
afterAll(() => rmSync(root, { recursive: true }))

scoreRunnerContract('threads here', (folder, ...flags) =>
  clocked(['score', folder, '--threads', '2', '--quiet', ...flags]),
)

describe('scoring through a queue', needs.postgres, () => {
  const { postgres, copied, scoredAlone, rowsIn } = queuedScoringBench(root)

  scoreRunnerContract('a queue in Postgres', async (folder, ...flags) => {
    // Each thread loads the whole of scoring: two workers of one share a run as four threads would.
    const queue = ['--queue', await postgres().database(), '--workers', '2', '--threads', '1']
    return await clocked(['score', folder, '--quiet', ...queue, ...flags])
  })

  it('scores several runs by one worker elsewhere, and leaves nothing in the database', async () => {
    const url = await postgres().database()
    const folders = ['first', 'second'].map(copied)
    const scoring = clocked(['score', ...folders, '--queue', url, '--workers', '0', '--json', '--quiet'])
    const stopping = new AbortController()
    const working = clocked(['worker', '--queue', url, '--threads', '2'], { signal: stopping.signal })
    const { out, words } = await scoring
    expect(words).toBe('')
    stopping.abort()
    expect((await working).err).toContain('240 scored')
    const alone = await scoredAlone('expected')
    for (const folder of folders) expect(scoredFilesOf(folder)).toEqual(alone)
    expect(JSON.parse(out)).toEqual([JSON.parse(alone[2] ?? ''), JSON.parse(alone[2] ?? '')])
    for (const table of ['study', 'job', 'shard', 'result', 'lease']) expect(await rowsIn(url, table)).toBe(0)
  })

  it('is left alone by a worker that shares no folder, another one, or one that leads elsewhere', async () => {
    const url = await postgres().database()
    const shared = join(root, 'shared-folder')
    const folder = copied(join('shared-folder', 'one'))
    const stopping = new AbortController()
    const scoring = clocked(['score', folder, '--queue', url, '--workers', '0', '--shared-folder', shared], {
      signal: stopping.signal,
    })
    while ((await rowsIn(url, 'shard')) === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    const worker = async (...flags: string[]): Promise<string> =>
      (await clocked(['worker', '--queue', url, ...flags], { signal: AbortSignal.timeout(400) })).err
    expect(await worker()).toContain('add --shared-folder DIR')
    expect(await worker('--shared-folder', root)).toContain(`--shared-folder ${root} holds no one/run`)
    const elsewhere = join(root, 'elsewhere')
    cpSync(folder, join(elsewhere, 'one', 'run'), { recursive: true })
    writeFileSync(join(elsewhere, 'one', 'run', 'responses.jsonl'), '')
    expect(await worker('--shared-folder', elsewhere)).toContain('is another run: 0 bytes of responses')
    const leading = join(root, 'leading')
    mkdirSync(leading)
    symlinkSync(join(shared, 'one'), join(leading, 'one'))
    expect(await worker('--shared-folder', leading)).toContain('one/run leads out of --shared-folder')
    expect(await rowsIn(url, 'result')).toBe(0)
    stopping.abort(new Error('enough'))
    await scoring
  })

  it('is refused in one line where that cannot be', async () => {
    const folder = copied('refused')
    const tried = async (...flags: string[]): Promise<string> => {
      const { code, words } = await clocked(['score', folder, ...flags])
      expect(code).toBe(2)
      return words
    }
    expect(await tried('--workers', '2')).toBe(
      'jevons: --workers take their work from a queue: add --queue URL',
    )
    expect(await tried('--shared-folder', root)).toContain('--shared-folder is for workers of a queue')
    expect(await tried('--queue', 'mysql://x')).toContain(
      '--queue mysql://x: must be a URL such as postgres://',
    )
    expect(await tried('--queue', 'postgres://h/x', '--workers', '-1')).toContain(
      '--workers must be a whole number',
    )
    expect(await tried('--queue', 'postgres://h/x', '--shared-folder', join(root, 'none'))).toContain(
      'no such folder',
    )
    expect(await tried('--queue', 'postgres://h/x', '--tokenizer', './tokenizer.json')).toContain(
      '--tokenizer ./tokenizer.json: a file of this machine; give it a name on every worker',
    )
  })
})
