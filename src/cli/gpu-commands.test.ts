import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { tryCommand } from './tried-command.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-gpu-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function json(line: string): Promise<Record<string, unknown>> {
  const { out, words } = await tryCommand([...line.split(' '), '--json'])
  if (words !== '') throw new Error(words)
  return JSON.parse(out) as Record<string, unknown>
}

function configFile(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

describe('jevons gpu memory', () => {
  it('says that a token of DeepSeek-V3 takes 70,272 bytes', async () => {
    expect(await json('gpu memory --model deepseek-v3')).toMatchObject({
      attention: 'MLA',
      kvBytesPerToken: 70_272,
    })
  })

  it('compares at the precisions that are named, and at equal ones', async () => {
    const { against } = await json(
      'gpu memory --model deepseek-v2 --kv 6 --against deepseek-67b --against-kv 16',
    )
    expect(against).toMatchObject({
      reduction: expect.closeTo(0.9334, 4),
      reductionAtEqualPrecision: expect.closeTo(0.8224, 4),
    })
    expect(await json('gpu memory --claim mla-93')).toMatchObject({ reproduces: ['published'] })
  })

  it('reads any config.json, whatever name the keys are nested under', async () => {
    const text = {
      num_hidden_layers: 2,
      hidden_size: 64,
      num_attention_heads: 4,
      num_key_value_heads: 2,
      intermediate_size: 128,
      vocab_size: 100,
    }
    const file = configFile(
      'nested.json',
      JSON.stringify({ vision_config: { hidden_size: 9 }, text_config: text }),
    )
    const document = await json(`gpu memory --config ${file}`)
    expect(document).toMatchObject({ attention: 'GQA', kvBytesPerToken: 2 * 2 * 2 * 16 * 2 })
  })

  it('prints kB as 1,000 and KiB as 1,024 bytes, levers, known models and formulas', async () => {
    expect((await tryCommand(['gpu', 'memory', '--model', 'deepseek-v3'])).out).toContain(
      '(70.272 kB, 68.6 KiB)',
    )
    expect((await tryCommand(['gpu', 'memory', '--model', 'deepseek-v3', '--levers'])).out).toContain(
      '1.850 times as fast',
    )
    expect((await tryCommand(['gpu', 'memory'])).out).toContain('gpt-oss-120b')
    expect((await tryCommand(['gpu', 'memory', '--model', 'deepseek-v3', '--explain'])).out).toContain(
      '61 · 576 · 16 / 8 = 70,272 byte',
    )
  })

  it('predicts several tokens ahead at a geometric yield', async () => {
    const { multiTokenPrediction } = await json(
      'gpu memory --model deepseek-v3 --levers --acceptance 0.5 --extra 3 --overhead 0.25',
    )
    expect(multiTokenPrediction).toMatchObject({ extraTokens: 3, speedUp: expect.closeTo(1.875 / 1.25, 12) })
  })

  it.each([
    ['a model that is unknown', '--model gpt-5', 'no model "gpt-5": there are deepseek-v3'],
    ['a file that is missing', '--config none.json', '--config none.json: no such file'],
    ['a file of something else', `--config ${configFile('text.json', 'NaN')}`, 'is no JSON'],
    [
      'a hostile file',
      `--config ${configFile('evil.json', '{"num_hidden_layers": "\\u001b[2J"}')}`,
      'num_hidden_layers must be a whole number from 1',
    ],
    ['a format there is none of', '--model deepseek-v3 --kv fp7', '--kv "fp7": must be one of fp32'],
    ['an unknown claim', '--claim moon', '--claim "moon": there is mla-93'],
    ['two models', '--model deepseek-v3 --config x', 'name two models'],
    ['an unknown flag', '--modle x', "unknown flag '--modle'"],
  ])('refuses in one line: %s', async (_, flags, said) => {
    const { code, words } = await tryCommand(['gpu', 'memory', ...flags.split(' ')])
    expect(code).toBe(2)
    expect(words).toContain(said)
    expect(words.split('\n')).toHaveLength(1)
    expect(words).not.toContain('\u001b')
  })
})

describe('jevons gpu serve', () => {
  const asked =
    'gpu serve --model llama-3-70b --gpu h100 --count 8 --weights fp8 --kv bf16 --batch 32 --context 4096'

  it('yields 7,552.6 tokens a second at $0.5885 a million, bound by memory', async () => {
    expect(await json(`${asked} --price 2`)).toMatchObject({
      tokensPerSecond: expect.closeTo(7552.6, 1),
      usdPerMillionTokens: expect.closeTo(0.5885, 4),
      boundBy: 'memory',
      largestBatch: 376,
    })
  })

  it('says where what is counted is one GPU of a board of several', async () => {
    const onBoards = 'gpu serve --model llama-3-70b --gpu gb200 --count 8 --weights fp8'
    expect(await json(onBoards)).toMatchObject({ count: 8, gpusPerBoard: 2 })
    const { out } = await tryCommand(onBoards.split(' '))
    expect(out).toContain('on 8 GPUs of GB200 (2 × B200), 2 to a board')
    expect(await json(asked)).toMatchObject({ gpusPerBoard: 1 })
    const { measures, remarks } = (await json('gpu compare gb200 gb300')) as unknown as {
      measures: readonly { measure: string; ratio: number; ratioOfOneGpu?: number }[]
      remarks: readonly string[]
    }
    const memory = measures.find(({ measure }) => measure === 'memoryGB')
    expect(memory?.ratioOfOneGpu).toBeCloseTo(288 / (372 / 2), 12)
    // One is the power of a superchip with its CPU, the other of a GPU: no ratio of one GPU.
    expect(measures.find(({ measure }) => measure === 'powerW')).not.toHaveProperty('ratioOfOneGpu')
    expect(remarks).toContain('The power of GB200 (2 × B200) is that of the superchip: two GPUs and a CPU.')
    const trained = 'train --gpu gb200 --active-parameters 37e9 --tokens 14.8e12 --gpu-hours 2.788e6'
    const { mfuByPrecision } = (await json(trained)) as { mfuByPrecision: Record<string, number> }
    expect(mfuByPrecision['fp8']).toBeCloseTo((mfuByPrecision['bf16'] ?? 0) / 2, 12)
    const fleet = await tryCommand('fleet --capex 50e9 --usd-per-gpu 50000 --gpu gb200'.split(' '))
    expect(fleet.out.replaceAll('\n', ' ')).toContain('of one GPU, of which GB200 (2 × B200) holds 2')
  })

  it('prices nothing where no price is named, and takes as many answers as fit where no batch is', async () => {
    expect(await json('gpu serve --model qwq-32b --gpu h20 --count 2 --context 8192')).toMatchObject({
      usdPerMillionTokens: null,
      batch: 50,
    })
  })

  it('gives ranges for efficiencies that are ranges', async () => {
    for (const range of ['0.7:0.6:0.85', '0.6-0.85']) {
      const document = await json(`${asked} --price 2 --bandwidth-efficiency ${range}`)
      expect(document['ranges']).toMatchObject({
        tokensPerSecond: { low: expect.closeTo(0.6 * 7552.6, 0), high: expect.closeTo(0.85 * 7552.6, 0) },
      })
    }
  })

  it('shows DeepSeek’s day, printed beside computed, and the published points beside the roofline', async () => {
    const { rows, roofline } = (await json('gpu serve --example deepseek-day')) as unknown as {
      rows: readonly { error: number }[]
      roofline: readonly { impliedEfficiency: number }[]
    }
    expect(rows.every(({ error }) => Math.abs(error) < 0.002)).toBe(true)
    expect(roofline).toHaveLength(2)
    const { points } = (await json('gpu serve --example points')) as unknown as {
      points: readonly { id: string; impliedEfficiency: number }[]
    }
    // A measured speed lies below the roofline, or the roofline is wrong.
    expect(points.filter(({ impliedEfficiency }) => impliedEfficiency > 1)).toEqual([])
  })

  it('explains the price down to the data sheet', async () => {
    const { out } = await tryCommand([...`${asked} --price 2 --explain`.split(' ')])
    expect(out).toContain('price of a million tokens: usd = 10^6 · n · p / (3600 · tokens_per_s)')
    expect(out).toContain('memory bandwidth of a GPU: BW = 3.35e12 byte/s')
  })

  it.each([
    ['--gpu', 'gpu serve --model llama-3-70b', 'say on what: --gpu h100'],
    [
      'a batch that does not fit',
      `${asked} --batch 377`,
      'batch 377: at most 376 answers of 4096 tokens fit',
    ],
    [
      'weights that do not fit',
      'gpu serve --model deepseek-v3 --gpu h100',
      'weights of 671.0 GB do not fit into 90 % of 1 × 80.0 GB',
    ],
    [
      'an efficiency above 1',
      `${asked} --bandwidth-efficiency 1.1`,
      '--bandwidth-efficiency "1.1": must be a share above 0 and up to 1',
    ],
    [
      'a format that the GPU lacks',
      `${asked} --activations fp4`,
      'H100 SXM computes in bf16, fp8, int8, not in "fp4"',
    ],
  ])('refuses in one line: %s', async (_, line, said) => {
    const { code, words } = await tryCommand(line.split(' '))
    expect(code).toBe(2)
    expect(words).toContain(said)
  })
})
