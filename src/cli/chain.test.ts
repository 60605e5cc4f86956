import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRun } from '#run'
import { generateResponses } from '#study'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { scriptedPlan } from '../../test/fixture/scripted-study.ts'
import { summariseRun } from './study.ts'
import { tryCommand } from './tried-command.contract.ts'

const example = ['chain', '--example', 'published-day', '--points', '2000']

async function document(...flags: readonly string[]): Promise<unknown> {
  const { code, out, words } = await tryCommand([...example, ...flags, '--json'])
  expect([code, words]).toEqual([0, ''])
  return JSON.parse(out)
}

async function refused(...flags: readonly string[]): Promise<string> {
  const { code, words } = await tryCommand(['chain', ...flags])
  expect(code).toBe(2)
  return words
}

describe('jevons chain', () => {
  it('follows a study to GPUs, power and capital, each input with its source', async () => {
    expect(await document()).toMatchObject({
      inputs: expect.arrayContaining([
        expect.objectContaining({
          name: 'outputPriceUsd',
          value: 2.19,
          source: expect.stringContaining('DeepSeek'),
        }),
      ]),
      chain: {
        // 168 billion tokens of output a day, as 14,800 a second of a node need, at 81.6 % of the time; input is little here.
        before: { gpus: expect.closeTo(1307, 0), megawatts: expect.closeTo(2.261, 3) },
        priceRatio: expect.closeTo(0.8115, 4),
        gpuRatio: expect.closeTo(1.0235, 3),
        breakEvenElasticity: expect.closeTo(0.999, 3),
      },
      drawn: { points: 2000, outcomes: { gpuRatio: { p5: expect.any(Number), p95: expect.any(Number) } } },
      tornado: {
        outcome: 'gpuRatio',
        bars: expect.arrayContaining([expect.objectContaining({ input: 'elasticity' })]),
      },
    })
  })

  it('moves with every number that is changed', async () => {
    expect(await document('--elasticity', '0.5')).toMatchObject({
      chain: { gpuRatio: expect.closeTo(0.901, 3) },
    })
    expect(await document('--elasticity', '1.57')).toMatchObject({
      chain: { gpuRatio: expect.closeTo(1.127, 3) },
    })
    expect(
      await document(
        '--hardware-gain',
        '10',
        '--accuracy-after',
        '0.489',
        '--output-after',
        '157.7',
        '--elasticity',
        '1.2',
      ),
    ).toMatchObject({
      chain: { gpuRatio: expect.closeTo(1.5849, 4) },
    })
  })

  it('draws the two arms of a run together, whichever is the baseline, and apart what is stated', async () => {
    const root = mkdtempSync(join(tmpdir(), 'jevons-chain-'))
    const plan = scriptedPlan({ problems: 40, samples: 4 })
    const run = createRun(root, plan)
    await generateResponses(plan, { engine: scriptedEngine(), run, present: new Set(), clock: () => 0 })
    await summariseRun(plan, run)
    run.close()
    const [first = '', second = ''] = plan.description.arms.map(({ id }) => id)
    const spreadOf = async (...flags: string[]): Promise<number> => {
      const told = (await document(
        '--from',
        root,
        '--input-before',
        '0',
        '--input-after',
        '0',
        ...flags,
      )) as {
        readonly inputs: typeof inputs
        readonly drawn: {
          readonly outcomes: { readonly priceRatio: { readonly p5: number; readonly p95: number } }
        }
      }
      inputs = told.inputs
      const { p5, p95 } = told.drawn.outcomes.priceRatio
      return Math.log(p95 / p5)
    }
    let inputs: readonly {
      readonly name: string
      readonly value: number
      readonly low: number
      readonly high: number
    }[] = []
    const together = await spreadOf('--baseline', first, '--arm', second)
    const stated = ['accuracy', 'output'].flatMap((measure) =>
      ['before', 'after'].flatMap((side) => {
        const name = `${measure}${side === 'before' ? 'Before' : 'After'}`
        const { value = 0, low = 0, high = 0 } = inputs.find((one) => one.name === name) ?? {}
        return [`--${measure}-${side}`, `${value}:${low}:${high}`]
      }),
    )
    expect(await spreadOf('--baseline', second, '--arm', first)).toBeCloseTo(together, 1)
    expect(await spreadOf('--arm', second, ...stated)).toBeGreaterThan(1.1 * together)
    rmSync(root, { recursive: true })
  })

  it('takes its speed from a roofline', async () => {
    const serving = [
      '--gpu',
      'h100',
      '--model',
      'llama-3-70b',
      '--count',
      '8',
      '--weights',
      'fp8',
      '--batch',
      '32',
    ]
    expect(await document(...serving, '--achieved', '0.6:0.4:0.8')).toMatchObject({
      inputs: expect.arrayContaining([
        // 7,552.6 tokens a second of eight.
        expect.objectContaining({ name: 'decodeSpeed', value: expect.closeTo(944.1, 1) }),
        expect.objectContaining({ name: 'achieved', low: 0.4, high: 0.8 }),
      ]),
    })
    expect(await document(...serving)).toMatchObject({
      inputs: expect.arrayContaining([
        expect.objectContaining({ name: 'achieved', source: expect.stringContaining('say --achieved') }),
      ]),
    })
  })

  it('says it in words, in CSV and by its formulas', async () => {
    const { out } = await tryCommand(example)
    expect(out).toContain('They are as many as before at an elasticity of 0.9991')
    expect(out).toContain('What matters most for gpuRatio')
    const csv = await tryCommand([...example, '--csv'])
    const lines = csv.out.trimEnd().split('\r\n')
    expect(lines[0]).toBe('kind,name,unit,value,low,high,source')
    expect(lines).toHaveLength(1 + 19 + 12)
    const explained = await tryCommand([...example, '--explain'])
    expect(explained.out).toContain('gpus = answers · seconds ÷ (86400 · utilisation) = ')
  })

  it('is drawn by its seed', async () => {
    expect(await document('--seed', 'a')).toEqual(await document('--seed', 'a'))
    expect(await document('--seed', 'a')).not.toEqual(await document('--seed', 'b'))
  })

  it('refuses in one line what is missing or outside its domain', async () => {
    expect(await refused('--elasticity', '1')).toContain(
      'the chain also needs --accuracy-before, --accuracy-after',
    )
    expect(await refused('--example', 'none')).toContain('--example must be one of published-day')
    expect(await refused(...example.slice(1), '--accuracy-after', '1.5')).toContain(
      'accuracy after 1.5: must be from 0 to 1',
    )
    expect(await refused(...example.slice(1), '--achieved', '0.5:0.1:1.5')).toContain('achieved 1.5')
    expect(await refused(...example.slice(1), '--outcome', 'luck')).toContain('--outcome must be one of')
    expect(await refused(...example.slice(1), '--csv', '--json')).toContain('either --csv or --json')
    expect(await refused(...example.slice(1), '--gpu', 'h100')).toContain('--model')
  })
})
