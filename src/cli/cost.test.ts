import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createRun, type Summary } from '#run'
import { generateResponses } from '#study'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { scriptedPlan } from '../../test/fixture/scripted-study.ts'
import { type ViewedLine, writeViewedRun } from '../../test/fixture/viewed-run.ts'
import { summariseRun } from './study.ts'
import { tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-cost-'))
const run = join(root, 'run')
afterAll(() => rmSync(root, { recursive: true }))
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

beforeAll(async () => {
  const plan = scriptedPlan({ problems: 30, samples: 4, selections: ['majority:n=2'] })
  const folder = createRun(run, { description: plan.description, problems: plan.problems })
  await generateResponses(plan, { engine: scriptedEngine(), run: folder, present: new Set(), clock: () => 0 })
  await summariseRun(plan, folder)
  folder.close()
})

async function document(...flags: readonly string[]): Promise<{
  readonly arms: readonly {
    readonly id: string
    readonly correct: number
    readonly answers: number
    readonly totalUsd: number
    readonly costOfPass: {
      readonly pooled: { readonly value: number; readonly low: number; readonly high: number }
    }
    readonly underthinkingTaxUsd?: { readonly value: number }
  }[]
}> {
  const { code, out, words } = await tryCommand(['cost', run, ...flags, '--json'])
  expect([code, words]).toEqual([0, ''])
  return JSON.parse(out)
}

describe('jevons cost', () => {
  it('agrees with the summary at the run’s own price ratio, selections included', async () => {
    const { arms } = await document('--price-output', '4e6', '--price-input', '1e6', '--price-cached', '1e5')
    const summary: Summary = JSON.parse(readFileSync(join(run, 'summary.json'), 'utf8'))
    expect(arms.map(({ id }) => id)).toEqual(summary.arms.map(({ id }) => id))
    for (const [index, { answers, correct, totalUsd, costOfPass }] of arms.entries()) {
      const arm = summary.arms[index]
      expect(correct).toBe(arm?.outcomes.correct)
      expect(totalUsd / answers).toBeCloseTo(arm?.billedTokens.weightedPerResponse ?? Number.NaN, 6)
      if (arm?.costOfPass) expect(costOfPass.pooled).toEqual(expect.objectContaining(arm.costOfPass.pooled))
    }
  })

  it('gives estimates of costOfPass and the underthinking tax by a price of output alone', async () => {
    const { arms } = await document('--price-output', '2.19')
    for (const { costOfPass } of arms) {
      expect(costOfPass.pooled.low).toBeLessThanOrEqual(costOfPass.pooled.value)
      expect(costOfPass.pooled.value).toBeLessThanOrEqual(costOfPass.pooled.high)
    }
    expect(arms[0]?.underthinkingTaxUsd?.value).toBeGreaterThanOrEqual(0)
  })

  it('is linear in the price, in dollars and won of a day', async () => {
    const [once, twice] = await Promise.all(['2', '4'].map((price) => document('--price-output', price)))
    expect(twice?.arms[0]?.totalUsd).toBeCloseTo(2 * (once?.arms[0]?.totalUsd ?? 0), 12)
    const { arms } = await document('--price-output', '2', '--fx', '1456@2025-02-07')
    expect(arms[0]).toMatchObject({
      krw: {
        rate: 1456,
        rateDate: '2025-02-07',
        costOfPassPooled: { value: expect.closeTo(1456 * (once?.arms[0]?.costOfPass.pooled.value ?? 0), 9) },
      },
    })
  })

  it('prices by list at a date and hour, and on own hardware', async () => {
    const listed = await document('--model', 'deepseek-reasoner', '--at', '2025-02-07T20:00Z')
    const stated = await document('--price-output', '2.19', '--price-input', '0.55', '--price-cached', '0.14')
    expect(listed.arms[0]?.totalUsd).toBeCloseTo(stated.arms[0]?.totalUsd ?? 0, 12)
    const own = await document('--gpu-hour-usd', '2', '--gpus', '8', '--tokens-per-second', '14800')
    expect(own.arms[0]).toMatchObject({
      price: { kind: 'own hardware', usdPerMillion: { output: expect.closeTo(0.3003, 4) } },
      bound: 'lower',
    })
  })

  it('prices the arms of an import, which are models, each by its own list price', async () => {
    const folder = join(root, 'imported')
    const line = (arm: string, sample: number): ViewedLine => ({
      ...{ problem: `p${sample}`, question: '1 + 1?', gold: '2', arm, tokens: 990 },
      text: '<think>two</think>The answer is \\boxed{2}.',
    })
    const models = ['deepseek-reasoner', 'nobody-sells-it']
    await writeViewedRun(
      folder,
      models.flatMap((arm) => [0, 1, 2].map((sample) => line(arm, sample))),
    )
    const { out } = await tryCommand(['cost', folder, '--at', '2025-02-07', '--json'])
    const { arms, absent } = JSON.parse(out)
    expect(arms[0]).toMatchObject({
      price: { kind: 'list', usdPerMillion: { output: 2.19 } },
      totalUsd: expect.closeTo((3 * 1000 * 2.19) / 1e6, 12),
    })
    expect(absent['arms.nobody-sells-it.costOfPass']).toBe('no list price is known for nobody-sells-it')
  })

  it('says in words what was left out, what the policy needs, and by which formula', async () => {
    const { out } = await tryCommand(['cost', run, '--price-output', '2.19'])
    expect(out).toContain('a missing price is not the full one')
    expect(out).toContain('at most')
    expect(out).toContain('tip:alpha=4,beta=25 against none')
    const explained = await tryCommand(['cost', run, '--price-output', '2.19', '--explain'])
    expect(explained.out).toContain('costOfPass = costUsd ÷ accuracy = ')
    const own = ['--gpu-hour-usd', '2', '--gpus', '8', '--tokens-per-second', '14800', '--explain']
    expect((await tryCommand(['cost', run, ...own])).out).toContain(
      '÷ (3600 · 14,800) = 0.3003 USD/1M tokens',
    )
  })

  it('refuses in one line what it cannot price', async () => {
    const refused = async (...flags: readonly string[]): Promise<string> => {
      const { code, words } = await tryCommand(['cost', run, ...flags])
      expect(code).toBe(2)
      return words
    }
    expect(await refused()).toContain('say what tokens cost: --price-output 2.19')
    expect(await refused('--price-input', '1')).toContain('--price-output is needed')
    expect(await refused('--price-output', 'free')).toContain('--price-output must be a number')
    expect(await refused('--gpu-hour-usd', '2')).toContain('takes both')
    expect(await refused('--price-output', '2', '--at', '2025-02-07')).toContain('another price')
    expect(await refused('--price-output', '2', '--fx', '1456')).toContain('1456@2025-02-07')
    expect(await refused('--model', 'deepseek-reasoner', '--at', '2024-02-07')).toContain(
      'was not on sale then',
    )
    expect(await refused('--model', 'deepseek-reasoner', '--at', 'noon')).toContain('--at must be a day')
  })
})
