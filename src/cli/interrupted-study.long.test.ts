import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { randomSource } from '#statistics'
import { derivedFilesOf, responsesOf, spawnJevons, twoArmStudy } from '../../test/fixture/spawn-jevons.ts'

/** The same study killed again and again, at any moment: while it starts, generates, derives and writes. */

const root = mkdtempSync(join(tmpdir(), 'jevons-killed-often-'))
afterAll(() => rmSync(root, { recursive: true }))

const runs = 12

function study(folder: string): string[] {
  return twoArmStudy(folder, ...(existsSync(folder) ? ['--resume'] : []))
}

function wholeLines(folder: string): string {
  const file = join(folder, 'responses.jsonl')
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return text.slice(0, text.lastIndexOf('\n') + 1)
}

/** Runs the study and kills it after a while. Answers whether it ended by itself. */
async function attempt(folder: string, killAfterMs: number): Promise<boolean> {
  const before = wholeLines(folder)
  const spawned = spawnJevons(study(folder))
  const timer = setTimeout(() => spawned.process.kill('SIGKILL'), killAfterMs)
  const { code, signal, err } = await spawned.ended
  clearTimeout(timer)
  expect(wholeLines(folder).startsWith(before)).toBe(true)
  if (signal === 'SIGKILL') return false
  expect({ code, err }).toMatchObject({ code: 0 })
  return true
}

describe('a study killed at any moment', () => {
  it('always comes out as one that was left alone', async () => {
    const reference = join(root, 'reference')
    const begun = performance.now()
    expect(await attempt(reference, 600_000)).toBe(true)
    const wholeMs = performance.now() - begun
    const random = randomSource('kills')
    let kills = 0
    for (let run = 0; run < runs; run++) {
      const folder = join(root, `run-${run}`)
      // Moments are spread over as long as a whole run takes here, and move on with each kill, so that every run ends.
      for (let longest = wholeMs; !(await attempt(folder, random.uniform() * longest)); longest *= 1.25) {
        kills++
      }
      expect(responsesOf(folder)).toEqual(responsesOf(reference))
      expect(derivedFilesOf(folder)).toEqual(derivedFilesOf(reference))
    }
    expect(kills).toBeGreaterThan(runs / 2)
  })
})
