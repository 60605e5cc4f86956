import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { openStudyQueue } from '#study/queue'
import { startPostgres, type TestPostgres } from '../../test/postgres.ts'
import { importedRun, scoredFilesOf } from './score-runner.contract.ts'
import { type TriedCommand, tryCommand } from './tried-command.contract.ts'

/** A command of this process that has a clock. */
export const clocked = (args: readonly string[], given = {}): Promise<TriedCommand> =>
  tryCommand(args, { clock: () => performance.now(), ...given })

/** What tests of scoring through a queue have at hand. */
export interface QueuedScoringBench {
  /** There once the tests of the suite begin. */
  readonly postgres: () => TestPostgres
  /** A copy of an imported run, under this name. */
  readonly copied: (name: string) => string
  /** What one thread writes for such a copy. */
  readonly scoredAlone: (name: string) => Promise<readonly string[]>
  readonly rowsIn: (url: string, table: string) => Promise<number>
}

/** A real Postgres and an imported run for the suite that calls it; both are gone with it. */
export function queuedScoringBench(root: string): QueuedScoringBench {
  let postgres: TestPostgres
  let imported: string
  beforeAll(async () => {
    postgres = await startPostgres()
    imported = await importedRun(root)
  })
  afterAll(() => postgres.stop())
  const copied = (name: string): string => {
    const folder = join(root, name, 'run')
    cpSync(imported, folder, { recursive: true })
    return folder
  }
  return {
    postgres: () => postgres,
    copied,
    async scoredAlone(name) {
      const folder = copied(name)
      expect((await clocked(['score', folder, '--threads', '1', '--quiet'])).words).toBe('')
      return scoredFilesOf(folder)
    },
    async rowsIn(url, table) {
      const queue = await openStudyQueue(url)
      const { rows } = await queue.postgres.query<{ rows: string }>(
        `SELECT count(*) AS rows FROM jevons.${table}`,
      )
      await queue.close()
      return Number(rows[0]?.rows)
    },
  }
}
