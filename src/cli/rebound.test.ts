import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-rebound-'))
afterAll(() => rmSync(root, { recursive: true }))

async function rebound(...flags: readonly string[]): Promise<unknown> {
  const { code, out, words } = await tryCommand(['rebound', ...flags, '--json'])
  expect([code, words]).toEqual([0, ''])
  return JSON.parse(out)
}

async function refused(...flags: readonly string[]): Promise<string> {
  const { code, words } = await tryCommand(['rebound', ...flags])
  expect(code).toBe(2)
  return words
}

describe('jevons rebound', () => {
  it('says how much of the resource is used, what is eaten up and whether it backfires', async () => {
    expect(await rebound('--elasticity', '1.2', '--efficiency', '10')).toMatchObject({
      resourceRatio: expect.closeTo(1.5849, 4),
      reboundPercent: expect.closeTo(164.99, 2),
      backfire: true,
    })
    expect(await rebound('--elasticity', '1.11:0.9:1.3', '--efficiency', '10')).toMatchObject({
      resourceRatio: expect.closeTo(1.2882, 4),
      low: { backfire: false },
      high: { backfire: true },
    })
    expect(
      await rebound('--elasticity', '1.2', '--efficiency', '10', '--share', '0.5', '--pass-through', '0.8'),
    ).toMatchObject({ backfire: false })
  })

  it('follows a scenario to GPUs and power', async () => {
    const start = ['--tokens-per-day', '1e12', '--usd-per-million', '2', '--tokens-per-second', '2000']
    const flags = [
      '--elasticity',
      '1',
      '--price-cut',
      '4',
      '--hardware-gain',
      '2',
      ...start,
      '--watts',
      '1730',
    ]
    expect(await rebound(...flags)).toMatchObject({
      scenario: {
        ratios: { tokens: 4, spending: 1, gpus: 2, breakEvenElasticity: 0.5 },
        days: { before: { usdPerDay: 2e6 }, after: { usdPerDay: 2e6 } },
      },
    })
    const { out } = await tryCommand(['rebound', ...flags])
    expect(out).toContain('More GPUs are demanded where the elasticity is above 0.5')
    expect(out).toContain('What is not known.')
  })

  it('estimates an elasticity from a table, with the warning that prices follow demand', async () => {
    const file = join(root, 'market.csv')
    const rows = ['a', 'b', 'c'].flatMap((unit, level) =>
      [1, 2, 3, 4, 5].map((period) => {
        const price = (level + 1) * 2 ** -period * (period % 2 ? 1.3 : 1)
        const wobble = 1 + 0.01 * ((period * 7 + level * 3) % 5)
        return `${unit},2025-0${period},${price},${10 ** level * price ** -1.3 * wobble}`
      }),
    )
    writeFileSync(file, ['unit,period,price,quantity', ...rows].join('\n'))
    expect(await rebound('--from', file, '--efficiency', '10')).toMatchObject({
      estimate: {
        value: expect.closeTo(1.3, 1),
        n: 15,
        units: 3,
        effects: 'unit',
        errors: 'clustered by unit (CR1)',
        endogeneity: expect.stringContaining('not drawn by lot'),
      },
      backfire: true,
    })
    writeFileSync(file, 'price,quantity\n1,2\nfree,3\n')
    expect(await refused('--from', file)).toBe(`jevons: ${file}: row 2: price must be a number, not "free"`)
    expect(await refused('--from', join(root, 'none.csv'))).toContain('no such file')
  })

  it('keeps the definitions of an elasticity apart', async () => {
    expect(await rebound('--change', '1,1,0.9,1.18')).toMatchObject({
      change: { elasticity: { ratio: expect.closeTo(1.8, 9), log: expect.closeTo(1.5709, 4) } },
    })
    expect(await rebound('--published')).toMatchObject({
      elasticities: [
        { value: 1.11, log: 1.11 },
        { value: 1.2, log: expect.closeTo(1.0756, 4) },
        { value: 1.8, log: expect.closeTo(1.5709, 4) },
      ],
    })
  })

  it('prints the formula with the numbers in it', async () => {
    const { out } = await tryCommand(['rebound', '--elasticity', '1.2', '--efficiency', '10', '--explain'])
    expect(out).toContain('demandRatio = priceRatio^−elasticity = 0.1^−1.2 = 15.8489')
  })

  it('refuses in one line what it cannot compute', async () => {
    expect(await refused()).toContain('say what is to be found')
    expect(await refused('--efficiency', '10')).toContain('--efficiency needs an elasticity')
    expect(await refused('--elasticity', '1', '--efficiency', '1')).toContain('must differ from 1')
    expect(await refused('--elasticity', '-1', '--efficiency', '2')).toContain(
      '--elasticity must be a number from 0',
    )
    expect(await refused('--elasticity', '1:2:3', '--efficiency', '2')).toContain('between low and high')
    expect(await refused('--elasticity', '1', '--price-cut', '2', '--watts', '9')).toContain('takes all four')
    expect(await refused('--change', '1,2,3')).toContain('P0,Q0,P1,Q1')
  })
})
