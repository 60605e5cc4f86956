import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelFacts } from '../facts.contract.ts'
import { named } from '../named.ts'
import { cacheMemory, weightBytes } from './model-memory.ts'
import { cacheBytes, cacheBytesPerToken, type ModelShape } from './model-shape.ts'
import { shapeFromConfig } from './shape-from-config.ts'

const models = modelFacts()
const shapeOf = (id: string): ModelShape => shapeFromConfig(named('model', models, id).config)
const bytes = (id: string, bits = 16): number => cacheBytesPerToken(shapeOf(id).cache, bits)
const gqa = {
  num_hidden_layers: 80,
  hidden_size: 8192,
  num_attention_heads: 64,
  num_key_value_heads: 8,
  vocab_size: 128256,
}

describe('the KV cache of a configuration', () => {
  it.each([
    ['deepseek-v2', 'MLA', 69_120, 0.9824],
    ['deepseek-v3', 'MLA', 70_272, 0.9824],
    ['deepseek-67b', 'GQA', 389_120, 0.875],
    ['llama-3-70b', 'GQA', 327_680, 0.875],
    ['llama-3-8b', 'GQA', 131_072, 0.75],
    ['llama-3.1-405b', 'GQA', 516_096, 0.9375],
    ['qwen2.5-72b', 'GQA', 327_680, 0.875],
    ['qwq-32b', 'GQA', 262_144, 0.8],
    ['gpt-3-175b', 'MHA', 4_718_592, 0],
  ] as const)(
    'of %s is %s and %i bytes a token in BF16, %f less than its own MHA',
    (id, kind, perToken, less) => {
      const { attention, kvBytesPerToken, reductionAgainstOwnMha } = cacheMemory(shapeOf(id), 4096, 16)
      expect({ attention, kvBytesPerToken }).toEqual({ attention: kind, kvBytesPerToken: perToken })
      expect(reductionAgainstOwnMha).toBeCloseTo(less, 4)
    },
  )

  it('of latent attention is neither 2 · layers · d_c, nor that of as many heads, nor without positions', () => {
    expect(bytes('deepseek-v3')).not.toBe(61 * 2 * 512 * 2)
    expect(bytes('deepseek-v3')).not.toBe(61 * 2 * 128 * 128 * 2)
    expect(bytes('deepseek-v3')).not.toBe(61 * 512 * 2)
    expect(bytes('deepseek-v3') / 1e3).toBe(70.272)
    expect(bytes('deepseek-v3') / 1024).toBe(68.625)
  })

  it('of grouped heads counts the groups, not the heads', () => {
    expect(bytes('llama-3-70b')).toBe((80 * 2 * 64 * 128 * 2) / 8)
  })

  it('of one shared head is that of multi-query attention, named by either key', () => {
    const shared = shapeFromConfig({ ...gqa, num_key_value_heads: 1 })
    const flagged = shapeFromConfig({ ...gqa, num_key_value_heads: 64, multi_query: true })
    expect(shared.attention).toBe('MQA')
    expect(flagged.cache).toEqual(shared.cache)
  })

  it('of sliding layers stops growing at the window: 18 of gpt-oss-120b’s 36 keep 128 tokens', () => {
    const { cache } = shapeOf('gpt-oss-120b')
    const layer = 2 * 8 * 64 * 2
    expect(cacheBytes(cache, 100, 16)).toBe(100 * 36 * layer)
    expect(cacheBytes(cache, 131_072, 16)).toBe((131_072 + 128) * 18 * layer)
    expect(cacheMemory(shapeOf('gpt-oss-120b'), 131_072, 16).kvBytesPerTokenBeyondWindows).toBe(18 * layer)
    // Five of six layers of Gemma 3 keep 1,024 tokens: 52 of 62.
    expect(shapeOf('gemma-3-27b').cache.map(({ kind, layers }) => [kind, layers])).toEqual([
      ['full', 10],
      ['sliding', 52],
    ])
  })

  it('of a window that is not used is the whole context: Qwen2.5 names one and does not use it', () => {
    expect(shapeOf('qwen2.5-72b').cache.map(({ kind }) => kind)).toEqual(['full'])
    expect(
      shapeFromConfig({ ...gqa, model_type: 'mistral', sliding_window: 4096 }).cache[0]?.mostEntries,
    ).toBe(4096)
  })

  it('of a hybrid grows in the layers of attention alone, and has a state of fixed size beside', () => {
    const shape = shapeOf('qwen3.5-35b-a3b')
    expect(bytes('qwen3.5-35b-a3b')).toBe(10 * 2 * 2 * 256 * 2)
    // 30 layers, 32 heads of 128 × 128 in 32 bits.
    expect(cacheBytes(shape.cache, 1000, 16) - 1000 * 20_480).toBe(30 * 32 * 128 * 128 * 4)
  })

  it('of DeepSeek-V4-Pro at a million tokens is the 9.62 GiB that were published', () => {
    expect(cacheBytes(shapeOf('deepseek-v4-pro').cache, 1_048_576, 16) / 2 ** 30).toBeCloseTo(9.62, 2)
  })

  it('is proportional to the bits it is kept in', () => {
    expect(bytes('deepseek-v2', 6)).toBe((69_120 * 6) / 16)
  })
})

describe('parameters counted from a configuration', () => {
  it.each(models.map((model) => [model.id, model] as const))(
    'are those published, within 2 %%: %s',
    (_, model) => {
      const { counted } = shapeFromConfig(model.config)
      expect((counted?.total ?? 0) / model.totalParameters).toBeGreaterThan(0.98)
      expect((counted?.total ?? 0) / model.totalParameters).toBeLessThan(1.02)
    },
  )

  it('active ones are published with or without the embedding table: one of the two is within 3 %', () => {
    for (const { id, config, activeParameters } of models) {
      const { active = 0, inputEmbedding = 0 } = shapeFromConfig(config).counted ?? {}
      const off = Math.min(
        ...[active, active - inputEmbedding].map((count) => Math.abs(count / activeParameters - 1)),
      )
      expect(off, id).toBeLessThan(0.03)
    }
  })

  it('of experts are all in memory and a few in use: DeepSeek-V3 has 671 B, and 37 B for a token', () => {
    const { experts, counted } = shapeOf('deepseek-v3')
    expect(experts).toEqual({ layers: 58, routed: 256, active: 8, parametersEach: 3 * 7168 * 2048 })
    expect((counted?.total ?? 0) / 1e9).toBeCloseTo(671, 0)
    expect((counted?.active ?? 0) / 1e9).toBeCloseTo(37.55, 2)
  })

  it('weigh what they are published in: gpt-oss-120b has experts in 4.25 bits and fits one GPU of 80 GB', () => {
    const shape = shapeOf('gpt-oss-120b')
    expect(weightBytes(shape, 116.83e9, shape.published) / 1e9).toBeCloseTo(65.3, 1)
    expect(shapeOf('deepseek-v3').published).toEqual({ experts: 8, rest: 8 })
    expect(shapeOf('kimi-k2.5').published).toEqual({ experts: 4, rest: 16 })
  })
})

describe('a configuration that is wrong', () => {
  it.each([
    ['[]', [], 'a config.json must be one object'],
    ['nothing', {}, 'num_hidden_layers or n_layer or n_layers or num_layers is missing'],
    [
      'text for a number',
      { ...gqa, num_hidden_layers: '80' },
      'num_hidden_layers must be a whole number from 1, not "80"',
    ],
    ['a negative number', { ...gqa, hidden_size: -1 }, 'hidden_size must be a whole number from 1, not -1'],
    ['too many layers', { ...gqa, num_hidden_layers: 1e8 }, 'num_hidden_layers 100000000: at most 10000'],
    [
      'heads that do not divide',
      { ...gqa, num_key_value_heads: 7 },
      'num_key_value_heads 7 does not divide 64 attention heads',
    ],
    [
      'layers that do not add up',
      { ...gqa, layer_types: ['full_attention'] },
      'layer_types has 1 entries for 80 layers',
    ],
    [
      'an unknown layer',
      { ...gqa, num_hidden_layers: 1, layer_types: ['quantum'] },
      'layer_types has "quantum"',
    ],
    ['no attention', { ...gqa, model_type: 'mamba2' }, 'mamba2 has no attention'],
    ['an encoder', { ...gqa, is_encoder_decoder: true }, 'encoder-decoder models are not understood'],
    ['layers that differ', { ...gqa, block_configs: [{}] }, 'block_configs is not understood'],
    [
      'more experts in use than there are',
      { ...gqa, num_experts: 4, num_experts_per_tok: 8, moe_intermediate_size: 1 },
      'is more than 4 experts',
    ],
  ])('is refused in one line: %s', (_, config, said) => {
    expect(() => shapeFromConfig(config)).toThrow(said)
  })

  it('gives a shape or a RangeError, whatever its keys hold', () => {
    const known = models.map(({ config }) => config)
    const keys = [...new Set(known.flatMap(Object.keys))]
    const value = fc.oneof(
      fc.integer({ min: -5, max: 200 }),
      fc.double(),
      fc.constant(null),
      fc.boolean(),
      fc.string(),
      fc.array(fc.anything(), { maxLength: 4 }),
      fc.object({ maxDepth: 1 }),
    )
    const broken = fc.record({
      base: fc.constantFrom(...known),
      changes: fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 4 }),
    })
    fc.assert(
      fc.property(broken, ({ base, changes }) => {
        const shape = shapeOrRefusal({ ...base, ...changes })
        if (typeof shape === 'string') return !shape.includes('\n')
        const size = cacheBytesPerToken(shape.cache, 16)
        return Number.isFinite(size) && size >= 0
      }),
      { seed: 7, numRuns: 1000 },
    )
  })
})

function shapeOrRefusal(config: unknown): ModelShape | string {
  try {
    return shapeFromConfig(config)
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}
