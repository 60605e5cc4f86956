import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { tryCommand } from './tried-command.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-train-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const asked =
  'train --active-parameters 37e9 --tokens 14.8e12 --gpu h800 --gpu-hours 2.788e6 --pretrain-gpu-hours 2.664e6 --price 2'

async function json(line: string): Promise<Record<string, unknown>> {
  const { out, words } = await tryCommand([...line.split(' '), '--json'])
  if (words !== '') throw new Error(words)
  return JSON.parse(out) as Record<string, unknown>
}

describe('jevons train', () => {
  it('takes 37B, 14.8T and 2.788M, and remarks on numbers that no run has', async () => {
    const asked = (parameters: string): Promise<{ readonly out: string }> =>
      tryCommand(
        `train --gpu h800 --active-parameters ${parameters} --tokens 14.8T --gpu-hours 2.788M`.split(' '),
      )
    const { out } = await asked('37B')
    expect(out).toContain('2,788,000')
    expect(out).toContain('33.1 %')
    expect(out).not.toContain('Remark')
    expect((await asked('37')).out).toContain('Remark: hardly any of the hardware is used')
  })

  it('gives FLOP, use, whose peak that is of, and cost', async () => {
    expect(await json(asked)).toMatchObject({
      flop: expect.closeTo(3.2856e24, -20),
      mfu: expect.closeTo(0.34623, 5),
      peakPrecision: 'bf16',
      costUsd: 5_576_000,
      mfuByPrecision: { fp8: expect.closeTo(0.17311, 5) },
    })
  })

  it('gives hours where the use is stated, and explains itself', async () => {
    const document = await json('train --active-parameters 37e9 --tokens 14.8e12 --gpu h800 --mfu 0.34623')
    expect(document).toMatchObject({ gpuHours: expect.closeTo(2.664e6, -3), costUsd: null })
    expect((await tryCommand([...asked.split(' '), '--explain'])).out).toContain(
      'C = 6 · N · D = 6 · 3.7e10 · 1.48e13 = 3.2856e24 FLOP',
    )
  })

  it('lists runs that were told of, and draws hours against cost', async () => {
    const file = join(folder, 'runs.svg')
    const { out, words } = await tryCommand(['train', 'runs', '--svg', file])
    expect(out).toContain(
      '† DeepSeek-V3: of the 2,664,000 GPU-hours of pretraining alone, not of all 2,788,000.',
    )
    expect(words).toBe('')
    expect(out).toContain('Llama-3.1-405B')
    expect(readFileSync(file, 'utf8')).toContain('<svg')
    const { runs } = (await json('train runs')) as {
      runs: readonly { id: string; mfu: number | null; cost: number | null }[]
    }
    const mfuOf = (id: string): number | null | undefined => runs.find((run) => run.id === id)?.mfu
    expect(mfuOf('llama-3-70b')).toBeCloseTo(0.27871, 5)
    // What nobody told is absent, not 0.
    expect(mfuOf('gpt-oss-120b')).toBeNull()
  })

  it('shows one model at four scopes', async () => {
    const { layers } = (await json('train scope --run deepseek-v3 --cluster hopper-60k')) as {
      layers: readonly { id: string; usd: number | null }[]
    }
    expect(layers.map(({ id, usd }) => [id, usd])).toEqual([
      ['finalRun', 5_576_000],
      ['otherRuns', null],
      ['staff', null],
      ['cluster', expect.closeTo(2572.56e6, 0)],
    ])
  })

  it('prices learning by trial, distillation and serving', async () => {
    const rl =
      'train rl --model deepseek-v3 --gpu h800 --steps 8000 --prompts 32 --answer-tokens 8000 --decode-speed 500'
    expect(await json(rl)).toMatchObject({
      rolloutsDominate: true,
      sampledTokens: 8000 * 32 * 64 * 8000,
      costUsd: null,
    })
    expect(
      await json('train distil --samples 800000 --sample-tokens 6000 --decode-speed 1850'),
    ).toMatchObject({ writtenTokens: 4.8e9, studentFlop: null })
    expect(
      await json('train serving --run deepseek-v3 --decode-speed 1850 --tokens-per-day 168e9'),
    ).toMatchObject({ evenDays: expect.closeTo(110.5, 1) })
  })

  it.each([
    ['no GPU', 'train --active-parameters 1 --tokens 1', 'say on what: --gpu h800'],
    ['no tokens', 'train --active-parameters 37e9 --gpu h800', '--tokens is missing'],
    [
      'neither hours nor use',
      'train --active-parameters 37e9 --tokens 1e12 --gpu h800',
      'neither GPU-hours nor a utilisation',
    ],
    ['too few hours', `${asked.replace('2.664e6', '1e4')}`, 'of the peak is impossible'],
    [
      'a precision that the GPU lacks',
      `${asked} --precision fp4`,
      'H800 SXM computes in bf16, fp8, int8, not in "fp4"',
    ],
    ['a run without a cost', 'train scope --run llama-3-70b', 'nobody told what Llama-3-70B cost'],
    ['a part there is none of', 'train nothing', 'allowed are runs, scope, rl, distil, serving'],
    [
      'a price of nothing',
      `${asked} --price 0`,
      '--price must be a number above 0, such as 2, 37e9 or 37B, not "0"',
    ],
    ['an unknown run', 'train scope --run gpt-9', 'no run "gpt-9"'],
    ['a sequence without a model', `${asked} --sequence 4096`, '--sequence goes with --model'],
  ])('refuses in one line: %s', async (_, line, said) => {
    const { code, words } = await tryCommand(line.split(' '))
    expect(code).toBe(2)
    expect(words).toContain(said)
  })
})
