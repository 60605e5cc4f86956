import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createRun, type GradeLine } from '#run'
import { scriptedPlan } from '../../test/fixture/scripted-study.ts'
import { advantage } from './advantage.ts'
import { testWorld } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-advantage-'))
afterAll(() => rmSync(root, { recursive: true }))

type Outcome = GradeLine['outcome']

/** A run whose problems have responses of these outcomes. */
function runOf(name: string, problems: Readonly<Record<string, readonly Outcome[]>>): string {
  const folder = join(root, name)
  createRun(folder, scriptedPlan({ problems: 2 })).close()
  const lines = Object.entries(problems).flatMap(([problem, outcomes]) =>
    outcomes.map(
      (outcome, sample): GradeLine => ({
        ...{ version: 1, problem, arm: 'none', sample },
        ...{ outcome, reason: 'r', answer: null },
      }),
    ),
  )
  writeFileSync(join(folder, 'grades.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return folder
}

async function said(folder: string, flags: object): Promise<string> {
  let out = ''
  const world = testWorld({
    out: (text) => {
      out += text
    },
  })
  await advantage(folder, flags, world)
  return out
}

const mixed = runOf('mixed', {
  some: ['correct', 'incorrect', 'ungradable', 'incorrect'],
  all: ['correct', 'correct'],
  alone: ['incorrect'],
  broken: ['failed', null, 'correct', 'incorrect'],
})

describe('jevons advantage', () => {
  it('gives each graded response its advantage over the others to its problem, as one JSON document', async () => {
    const told = JSON.parse(await said(mixed, { json: true, epsilon: '0' }))
    expect(told).toMatchObject({ version: 1, ddof: 1, epsilon: 0, divide: true })
    expect(told.arms).toEqual([
      {
        ...{ arm: 'none', groups: 4, responses: 9, correct: 4 },
        ...{ allCorrect: 1, noneCorrect: 0, oneResponse: 1 },
      },
    ])
    expect(told.leftOut).toEqual({ failed: 1, ungraded: 1 })
    const advantages: number[] = told.responses.map(({ advantage: one }: { advantage: number }) => one)
    expect(advantages.slice(0, 7)).toEqual([1.5, -0.5, -0.5, -0.5, 0, 0, null])
    expect(advantages[7]).toBeCloseTo(Math.SQRT1_2, 12)
    expect(advantages[8]).toBeCloseTo(-Math.SQRT1_2, 12)
    expect(told.responses[6].group).toEqual({ size: 1, mean: 0, deviation: null, degenerate: 'one response' })
  })

  it('says the same as lines, and without the deviation', async () => {
    const document = JSON.parse(await said(mixed, { json: true }))
    const lines = (await said(mixed, { lines: true })).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(document.responses)
    const [first] = (await said(mixed, { lines: true, deviation: false })).split('\n')
    expect(JSON.parse(first ?? '').advantage).toBe(0.75)
  })

  it('names its formula, and how many groups teach nothing, in words', async () => {
    const text = await said(mixed, { ddof: '0' })
    expect(text).toContain('(reward − group mean) ÷ (deviation with ddof 0 + 0.000001)')
    expect(text).toMatch(/none +4 +9 +4 +1 +0 +1 +2\n/)
    expect(text).toContain('left out: 1 failed, 1 without a gold answer')
  })

  it('refuses what it cannot do in a line', async () => {
    await expect(said(mixed, { ddof: '2' })).rejects.toThrow('--ddof must be 0 or 1')
    await expect(said(mixed, { epsilon: '-1' })).rejects.toThrow('--epsilon must be')
    await expect(said(mixed, { json: true, lines: true })).rejects.toThrow('not both')
    await expect(said(runOf('empty', {}), {})).rejects.toThrow('jevons score grades it')
    await expect(said(runOf('goldless', { p: [null] }), {})).rejects.toThrow('no gold answer')
  })
})
