import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  derivedFilesOf,
  responseCount,
  responsesOf,
  spawnJevons,
  twoArmStudy,
  until,
} from '../../test/fixture/spawn-jevons.ts'

/** Real processes on the real reasoner, killed and interrupted in the middle of a study. */

const root = mkdtempSync(join(tmpdir(), 'jevons-killed-'))
const reference = join(root, 'reference')

beforeAll(async () => {
  const { code, err } = await spawnJevons(twoArmStudy(reference)).ended
  expect({ code, err }).toMatchObject({ code: 0 })
}, 300_000)

afterAll(() => rmSync(root, { recursive: true }))

function expectFinished(folder: string): void {
  expect(responsesOf(folder)).toEqual(responsesOf(reference))
  expect(derivedFilesOf(folder)).toEqual(derivedFilesOf(reference))
  expect(readdirSync(folder).sort()).toEqual(readdirSync(reference).sort())
}

describe('a study that is stopped in the middle', () => {
  it('by kill -9 is finished by the same command with --resume, nothing repeated or lost', async () => {
    const folder = join(root, 'killed')
    const first = spawnJevons(twoArmStudy(folder))
    await until(first, () => responseCount(folder) >= 12)
    first.process.kill('SIGKILL')
    expect((await first.ended).signal).toBe('SIGKILL')
    expect(readdirSync(folder)).toContain('lock')
    const before = readFileSync(join(folder, 'responses.jsonl'), 'utf8').split('\n').slice(0, -1)
    expect(before.length).toBeLessThan(80)
    const { code } = await spawnJevons(twoArmStudy(folder, '--resume')).ended
    expect(code).toBe(0)
    // What was there is kept as it was: it is not generated again.
    expect(readFileSync(join(folder, 'responses.jsonl'), 'utf8').split('\n').slice(0, before.length)).toEqual(
      before,
    )
    expectFinished(folder)
  }, 300_000)

  it('by Ctrl-C says how to go on, ends with 130, and that command finishes it, whatever line was torn', async () => {
    const folder = join(root, 'interrupted')
    const first = spawnJevons(twoArmStudy(folder))
    await until(first, () => responseCount(folder) >= 8)
    first.process.kill('SIGINT')
    const { code, out, err } = await first.ended
    expect([code, out]).toEqual([130, ''])
    const [, command = ''] = err.trimEnd().split('Go on with: npx jevons ')
    expect(command).toBe(`study --out ${folder} --resume`)
    expect(readdirSync(folder)).not.toContain('lock')
    const file = join(folder, 'responses.jsonl')
    truncateSync(file, statSync(file).size - 40)
    expect((await spawnJevons(command.split(' ')).ended).code).toBe(0)
    expectFinished(folder)
  }, 300_000)
})

describe('a run in the hands of one process', () => {
  it('is refused to a second one, which says who has it; the first is ended by SIGTERM as by Ctrl-C', async () => {
    const folder = join(root, 'held')
    const long = twoArmStudy(folder, '--problems', '400')
    const first = spawnJevons(long)
    await until(first, () => responseCount(folder) >= 1)
    const { code, err } = await spawnJevons([...long, '--resume']).ended
    expect(code).toBe(2)
    expect(err).toContain(`jevons: ${folder}: process ${first.process.pid} is writing this run`)
    const before = responseCount(folder)
    await until(first, () => responseCount(folder) > before)
    first.process.kill('SIGTERM')
    const held = await first.ended
    expect([held.code, held.err.includes('Go on with: npx jevons')]).toEqual([130, true])
    expect(responseCount(folder)).toBeGreaterThan(before)
  }, 300_000)

  it('is not gone on with for another study', async () => {
    const { code, err } = await spawnJevons(twoArmStudy(reference, '--resume', '--temperature', '0.5')).ended
    expect(code).toBe(2)
    expect(err).toBe(`jevons: ${reference}: was begun otherwise: study.temperature is 1 there and 0.5 now\n`)
  }, 300_000)
})
