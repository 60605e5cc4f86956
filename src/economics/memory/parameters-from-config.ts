import type { Attention } from './attention-from-config.ts'
import type { Heads } from './attention-layers.ts'
import { type Config, isOn, listIfAny, recordIfAny, textIfAny, whole, wholeIfAny } from './config-fields.ts'
import { mostLayers } from './layer-kinds.ts'
import type { CountedParameters, Experts } from './model-shape.ts'

/** Families whose feed-forward has two matrices; the others' has a gate too. */
const ungated = /^(gpt2|gpt_neox|gpt_bigcode|gptj|opt|bloom|falcon|phi|starcoder2|nemotron)/

/** Expert layers of a configuration; undefined where the model is dense. */
export function expertsOf(config: Config, layers: number, hidden: number): Experts | undefined {
  const routed = wholeIfAny(config, ['n_routed_experts', 'num_local_experts', 'num_experts'])
  if (routed === undefined || routed === 1) return undefined
  const active = whole(config, [
    'num_experts_per_tok',
    'experts_per_token',
    'num_experts_per_token',
    'top_k_experts',
  ])
  if (active > routed) throw new RangeError(`num_experts_per_tok ${active} is more than ${routed} experts`)
  const width = whole(config, ['moe_intermediate_size', 'intermediate_size'])
  return {
    layers: expertLayers(config, layers),
    routed,
    active,
    parametersEach: matrices(config) * hidden * width,
  }
}

function matrices(config: Config): number {
  return ungated.test(textIfAny(config, 'model_type') ?? '') ? 2 : 3
}

function expertLayers(config: Config, layers: number): number {
  const letters = textIfAny(config, 'hybrid_override_pattern')
  if (letters !== undefined) return [...letters].filter((letter) => letter === 'E').length
  const blocks = listIfAny(config, 'layers_block_type', mostLayers)
  if (blocks !== undefined) return blocks.filter((block) => block === 'moe').length
  const each = Array.isArray(config['moe_layer_freq'])
    ? listIfAny(config, 'moe_layer_freq', mostLayers)
    : undefined
  if (each !== undefined) return each.slice(0, layers).filter((flag) => flag === 1).length
  const period =
    wholeIfAny(config, ['moe_layer_freq', 'decoder_sparse_step', 'interleave_moe_layer_step']) ?? 1
  const dense = new Set(listIfAny(config, 'mlp_only_layers', mostLayers) ?? [])
  const from = wholeIfAny(config, ['first_k_dense_replace'], 0) ?? 0
  return Array.from({ length: layers }, (_, place) => place).filter(
    (place) => place >= from && (place + 1) % period === 0 && !dense.has(place),
  ).length
}

/** Why the parameters of such a model are not counted; undefined where they are. */
export function whyNotCounted(config: Config): string | undefined {
  if (recordIfAny(config, 'linear_attn_config') !== undefined)
    return 'layers of Kimi linear attention are not counted'
  if (wholeIfAny(config, ['mamba_num_heads', 'mamba_n_heads']) !== undefined)
    return 'layers of Mamba are not counted'
  return undefined
}

/** Matrices of the whole model: norms and biases, under a thousandth, are left out. */
export function countParameters(
  config: Config,
  {
    layers,
    hidden,
    attention,
    experts,
  }: { layers: number; hidden: number; attention: Attention; experts: Experts | undefined },
): CountedParameters {
  const vocabulary = whole(config, ['vocab_size'])
  const inputEmbedding = vocabulary * hidden
  const head = config['tie_word_embeddings'] === true ? 0 : inputEmbedding
  const always =
    inputEmbedding +
    head +
    attentionParameters(config, attention, hidden) +
    feedForward(config, layers, hidden, experts)
  if (experts === undefined) return { total: always, active: always, inputEmbedding }
  const each = experts.layers * experts.parametersEach
  return { total: always + each * experts.routed, active: always + each * experts.active, inputEmbedding }
}

/** Everything of the feed-forward layers that each token passes: dense layers, shared experts, routers. */
function feedForward(config: Config, layers: number, hidden: number, experts: Experts | undefined): number {
  const perWidth = matrices(config) * hidden
  const isLlama4 = wholeIfAny(config, ['attention_chunk_size']) !== undefined
  const denseWidth =
    wholeIfAny(config, [
      'intermediate_size_mlp',
      'dense_intermediate_size',
      'intermediate_size',
      'n_inner',
    ]) ?? 4 * hidden
  if (experts === undefined) return layers * perWidth * denseWidth
  const denseLayers = isOn(config, 'enable_moe_block') ? layers : layers - experts.layers
  const sharedWidth = wholeIfAny(
    config,
    [
      'shared_expert_intermediate_size',
      'moe_shared_expert_intermediate_size',
      'shared_intermediate_size',
      'share_expert_dim',
    ],
    0,
  )
  const shared = wholeIfAny(config, ['n_shared_experts', 'num_shared_experts'], 0) ?? (isLlama4 ? 1 : 0)
  const sharedParameters =
    sharedWidth === undefined ? shared * experts.parametersEach : perWidth * sharedWidth
  return denseLayers * perWidth * denseWidth + experts.layers * (sharedParameters + hidden * experts.routed)
}

function attentionParameters(config: Config, attention: Attention, hidden: number): number {
  const { kinds, full, sliding, kind } = attention
  if (kind === 'compressed') return kinds.length * compressedLayer(config, full, hidden)
  const perFull = kind === 'MLA' ? latentLayer(config, full, hidden) : headsLayer(config, full, hidden)
  return kinds.reduce((sum, layer) => {
    if (layer === 'full') return sum + perFull
    if (layer === 'sliding') return sum + headsLayer(config, sliding, hidden)
    return layer === 'state' ? sum + linearLayer(config, hidden) : sum
  }, 0)
}

function headsLayer(
  config: Config,
  { heads, keyValueHeads, keyWidth, valueWidth }: Heads,
  hidden: number,
): number {
  const gate = isOn(config, 'attn_output_gate') ? heads * keyWidth : 0
  return hidden * (heads * keyWidth + gate + keyValueHeads * (keyWidth + valueWidth) + heads * valueWidth)
}

function latentLayer(config: Config, { heads, keyWidth, valueWidth }: Heads, hidden: number): number {
  const rank = whole(config, ['kv_lora_rank'])
  const rope = whole(config, ['qk_rope_head_dim'])
  const queryRank = wholeIfAny(config, ['q_lora_rank'])
  const query = queryRank === undefined ? hidden * heads * keyWidth : queryRank * (hidden + heads * keyWidth)
  const keyValue = hidden * (rank + rope) + rank * heads * (keyWidth - rope + valueWidth)
  return query + keyValue + heads * valueWidth * hidden + indexer(config, hidden)
}

function indexer(config: Config, hidden: number): number {
  const heads = wholeIfAny(config, ['index_n_heads'])
  if (heads === undefined) return 0
  const width = whole(config, ['index_head_dim'])
  return whole(config, ['q_lora_rank']) * heads * width + hidden * (width + heads)
}

function compressedLayer(config: Config, { heads, keyWidth }: Heads, hidden: number): number {
  const queryRank = whole(config, ['q_lora_rank'])
  const outRank = whole(config, ['o_lora_rank'])
  const out = heads * keyWidth * outRank + whole(config, ['o_groups']) * outRank * hidden
  return queryRank * (hidden + heads * keyWidth) + hidden * keyWidth + out
}

/** A gated delta layer: query, key, value, gate, two numbers a head, and the way out. */
function linearLayer(config: Config, hidden: number): number {
  const keys = whole(config, ['linear_num_key_heads']) * whole(config, ['linear_key_head_dim'])
  const valueHeads = whole(config, ['linear_num_value_heads'])
  const values = valueHeads * whole(config, ['linear_value_head_dim'])
  return hidden * (2 * keys + 2 * values + 2 * valueHeads) + values * hidden
}
