import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RandomSource, randomSource } from '#statistics'
import { besiege, type Siege } from '../../test/fixture/queue-siege.ts'
import { derivedFilesOf, responsesOf, spawnJevons } from '../../test/fixture/spawn-jevons.ts'
import { needs } from '../../test/needs.ts'
import { startPostgres, type TestPostgres } from '../../test/postgres.ts'

/** Studies through a queue whose processes are killed at a hundred random moments: workers, collector, Postgres. */

const root = mkdtempSync(join(tmpdir(), 'jevons-besieged-'))
afterAll(() => rmSync(root, { recursive: true }))

const kills = Number(process.env.JEVONS_KILLS ?? 100)
const workers = 3
/** Starting a process takes longer than that: some kills hit it while it starts. */
const longestPauseMs = 4000

function studyIn(folder: string): string[] {
  const size = ['--problems', '120', '--samples', '2', '--policy', 'none', '--policy', 'tip:alpha=3,beta=20']
  return ['study', ...size, '--out', folder]
}

function wholeLines(folder: string): string {
  const file = join(folder, 'responses.jsonl')
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return text.slice(0, text.lastIndexOf('\n') + 1)
}

/** Two of three are workers; the collector and Postgres share the third. */
async function killSomething(siege: Siege, random: RandomSource): Promise<void> {
  const which = Math.floor(random.uniform() * 6)
  if (which < 4) await siege.killWorker(which % workers)
  else if (which === 4) await siege.killCollector()
  else await siege.killPostgres()
}

describe('studies through a queue, killed at random moments', needs.postgres, () => {
  const reference = join(root, 'reference')
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
    const { code, err } = await spawnJevons(studyIn(reference)).ended
    expect({ code, err }).toMatchObject({ code: 0 })
  }, 600_000)
  afterAll(() => postgres.stop())

  it(`lose nothing and repeat nothing by ${kills} kills`, async () => {
    const random = randomSource('queue kills')
    let killed = 0
    for (let study = 0; killed < kills; study++) {
      const folder = join(root, `study-${study}`)
      const url = await postgres.database()
      const siege = besiege(postgres, { url, study: studyIn(folder), workers, concurrency: 4 })
      let before = ''
      let isDone = false
      const done = siege.done().then(() => {
        isDone = true
      })
      while (!isDone && killed < kills) {
        await Promise.race([pause(random.uniform() * longestPauseMs), done])
        if (isDone) break
        await killSomething(siege, random)
        killed++
        // What was collected stays as it was.
        const now = wholeLines(folder)
        expect(now.startsWith(before)).toBe(true)
        before = now
      }
      await done
      await siege.stop()
      expect(responsesOf(folder)).toEqual(responsesOf(reference))
      expect(derivedFilesOf(folder)).toEqual(derivedFilesOf(reference))
      console.log(`study ${study + 1} whole after ${killed} of ${kills} kills`)
    }
  })
})
