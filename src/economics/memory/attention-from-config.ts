import { given } from '../explained.ts'
import { flopPerEntry, type Heads, headsWidth, latentsWidth } from './attention-layers.ts'
import { type Config, isOn, listIfAny, whole, wholeIfAny } from './config-fields.ts'
import { type LayerKind, layerKinds, mostLayers, windowOf } from './layer-kinds.ts'
import type { AttentionKind, AttentionWork, CacheGroup } from './model-shape.ts'
import { stateBits, stateWidthOf } from './state-width.ts'

/** What the attention of a model keeps and computes. */
export interface Attention {
  readonly kind: AttentionKind
  readonly kinds: readonly LayerKind[]
  readonly full: Heads
  readonly sliding: Heads
  readonly cache: readonly CacheGroup[]
  readonly decodeWork: readonly AttentionWork[]
  readonly prefillWork: readonly AttentionWork[]
}

/** @throws RangeError where the configuration lacks something, or contradicts itself */
export function attentionOf(config: Config, layers: number): Attention {
  const full = headsOf(config)
  if (listIfAny(config, 'compress_ratios', mostLayers) !== undefined)
    return compressedAttention(config, layers, full)
  const kinds = layerKinds(config, layers)
  if (wholeIfAny(config, ['kv_lora_rank']) !== undefined) return latentAttention(config, kinds, full)
  return headsAttention(config, kinds, full)
}

function headsOf(config: Config): Heads {
  const heads = whole(config, ['num_attention_heads', 'n_head', 'num_heads'])
  const keyValueHeads = isOn(config, 'multi_query')
    ? 1
    : (wholeIfAny(config, ['num_key_value_heads', 'num_kv_heads', 'n_head_kv', 'num_query_groups']) ?? heads)
  if (keyValueHeads > heads || heads % keyValueHeads !== 0)
    throw new RangeError(`num_key_value_heads ${keyValueHeads} does not divide ${heads} attention heads`)
  const keyWidth = wholeIfAny(config, ['head_dim']) ?? derivedWidth(config, heads)
  return { heads, keyValueHeads, keyWidth, valueWidth: wholeIfAny(config, ['v_head_dim']) ?? keyWidth }
}

function derivedWidth(config: Config, heads: number): number {
  const hidden = whole(config, ['hidden_size', 'n_embd', 'd_model'])
  // Of latent attention the widths stand under other names.
  if (wholeIfAny(config, ['kv_lora_rank']) !== undefined) return whole(config, ['qk_nope_head_dim'])
  if (hidden % heads === 0) return hidden / heads
  throw new RangeError(`head_dim is missing, and ${heads} heads do not divide hidden_size ${hidden}`)
}

function headsAttention(config: Config, kinds: readonly LayerKind[], plain: Heads): Attention {
  const full = withOverrides(config, plain, 'global_head_dim', 'num_global_key_value_heads', undefined)
  const sliding = withOverrides(config, plain, 'swa_head_dim', 'swa_num_key_value_heads', 'swa_v_head_dim')
  const fullLayers = count(kinds, 'full')
  const slidingLayers = count(kinds, 'sliding')
  const window = slidingLayers > 0 ? windowOf(config) : 0
  const works: readonly AttentionWork[] = [
    { layers: fullLayers, flopPerEntry: flopPerEntry(full), tokensPerEntry: 1 },
    { layers: slidingLayers, flopPerEntry: flopPerEntry(sliding), tokensPerEntry: 1, mostEntries: window },
  ]
  const groups: readonly CacheGroup[] = [
    { kind: 'full', layers: fullLayers, width: headsWidth(full), tokensPerEntry: 1 },
    {
      kind: 'sliding',
      layers: slidingLayers,
      width: headsWidth(sliding),
      tokensPerEntry: 1,
      mostEntries: window,
    },
  ]
  const work = works.filter(({ layers }) => layers > 0)
  return {
    kind: sharing(plain),
    kinds,
    full,
    sliding,
    cache: [...groups.filter(({ layers }) => layers > 0), ...states(config, kinds)],
    decodeWork: work,
    prefillWork: work,
  }
}

function withOverrides(
  config: Config,
  heads: Heads,
  width: string,
  sharedHeads: string,
  values: string | undefined,
): Heads {
  const keyWidth = wholeIfAny(config, [width])
  const valueWidth = values === undefined ? keyWidth : wholeIfAny(config, [values])
  return {
    ...heads,
    keyValueHeads: wholeIfAny(config, [sharedHeads]) ?? heads.keyValueHeads,
    keyWidth: keyWidth ?? heads.keyWidth,
    valueWidth: valueWidth ?? heads.valueWidth,
  }
}

function latentAttention(config: Config, kinds: readonly LayerKind[], plain: Heads): Attention {
  const rank = whole(config, ['kv_lora_rank'])
  const rope = whole(config, ['qk_rope_head_dim'])
  const { heads, valueWidth } = plain
  const full: Heads = {
    ...plain,
    keyValueHeads: heads,
    keyWidth: whole(config, ['qk_nope_head_dim']) + rope,
    valueWidth,
  }
  const layers = count(kinds, 'full')
  const indexed = indexOf(config, layers, 1)
  const mostRead = indexed === undefined ? {} : { mostRead: indexed.topK }
  const mostEntries = indexed === undefined ? {} : { mostEntries: indexed.topK }
  const decode = { layers, flopPerEntry: 2 * heads * (2 * rank + rope), tokensPerEntry: 1, ...mostEntries }
  const prefill = { layers, flopPerEntry: flopPerEntry(full), tokensPerEntry: 1, ...mostEntries }
  return {
    kind: 'MLA',
    kinds,
    full,
    sliding: full,
    cache: [
      { kind: 'full', layers, width: latentsWidth(rank, rope), tokensPerEntry: 1, ...mostRead },
      ...(indexed === undefined ? [] : [indexed.cache]),
      ...states(config, kinds),
    ],
    decodeWork: indexed === undefined ? [decode] : [decode, indexed.work],
    prefillWork: indexed === undefined ? [prefill] : [prefill, indexed.work],
  }
}

/** DeepSeek-V4: keys that are values, for several tokens together, beside a window of the last ones. */
function compressedAttention(config: Config, layers: number, plain: Heads): Attention {
  const ratios = (listIfAny(config, 'compress_ratios', mostLayers) ?? []).slice(0, layers).map(ratio)
  if (ratios.length < layers)
    throw new RangeError(`compress_ratios has ${ratios.length} entries for ${layers} layers`)
  const { heads, keyWidth } = plain
  const width = given('elements of an entry, key and value at once', 'width', keyWidth, 'elements')
  const cost = flopPerEntry({ ...plain, valueWidth: keyWidth })
  const window = windowOf(config)
  const compressed = [...new Set(ratios)].filter((value) => value > 0).sort((a, b) => a - b)
  // Only the finest entries are so many that an index picks among them.
  const finest = compressed[0]
  const groups = compressed.map((tokensPerEntry) => {
    const sharing = ratios.filter((value) => value === tokensPerEntry).length
    const index = tokensPerEntry === finest ? indexOf(config, sharing, tokensPerEntry) : undefined
    const most = index === undefined ? {} : { mostEntries: index.topK }
    const read = index === undefined ? {} : { mostRead: index.topK }
    const cache: CacheGroup = { kind: 'compressed', layers: sharing, width, tokensPerEntry, ...read }
    const work: AttentionWork = { layers: sharing, flopPerEntry: cost, tokensPerEntry, ...most }
    return { caches: index ? [cache, index.cache] : [cache], works: index ? [work, index.work] : [work] }
  })
  const recent: CacheGroup = { kind: 'sliding', layers, width, tokensPerEntry: 1, mostEntries: window }
  const works: readonly AttentionWork[] = [
    { layers, flopPerEntry: cost, tokensPerEntry: 1, mostEntries: window },
    ...groups.flatMap(({ works: own }) => own),
  ]
  return {
    kind: 'compressed',
    kinds: Array.from({ length: layers }, () => 'full'),
    full: { heads, keyValueHeads: 1, keyWidth, valueWidth: keyWidth },
    sliding: plain,
    cache: [...groups.flatMap(({ caches }) => caches), recent],
    decodeWork: works,
    prefillWork: works,
  }
}

function ratio(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
  throw new RangeError(`compress_ratios must hold whole numbers, not ${JSON.stringify(value)?.slice(0, 40)}`)
}

interface Index {
  readonly topK: number
  readonly cache: CacheGroup
  readonly work: AttentionWork
}

/** Keys that are scored to find the entries worth reading; undefined where the model has none. */
function indexOf(config: Config, layers: number, tokensPerEntry: number): Index | undefined {
  const topK = wholeIfAny(config, ['index_topk'])
  if (topK === undefined) return undefined
  const width = whole(config, ['index_head_dim'])
  const heads = whole(config, ['index_n_heads'])
  return {
    topK,
    cache: {
      kind: 'index',
      layers,
      width: given('elements of an index key', 'width', width, 'elements'),
      tokensPerEntry,
    },
    work: { layers, flopPerEntry: 2 * heads * width, tokensPerEntry },
  }
}

function states(config: Config, kinds: readonly LayerKind[]): readonly CacheGroup[] {
  const layers = count(kinds, 'state')
  if (layers === 0) return []
  const bits = stateBits(config)
  return [
    {
      kind: 'state',
      layers,
      width: stateWidthOf(config),
      tokensPerEntry: 1,
      ...(bits === undefined ? {} : { bits }),
    },
  ]
}

function count(kinds: readonly LayerKind[], kind: LayerKind): number {
  return kinds.filter((each) => each === kind).length
}

function sharing({ heads, keyValueHeads }: Heads): AttentionKind {
  if (keyValueHeads === heads) return 'MHA'
  return keyValueHeads === 1 ? 'MQA' : 'GQA'
}
