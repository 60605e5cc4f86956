import { attentionOf } from './attention-from-config.ts'
import { type Config, isOn, listIfAny, recordIfAny, textIfAny, whole } from './config-fields.ts'
import { mostLayers } from './layer-kinds.ts'
import type { ModelShape } from './model-shape.ts'
import { countParameters, expertsOf, whyNotCounted } from './parameters-from-config.ts'
import { publishedBits } from './weight-format.ts'

/** Where models that see pictures too keep what is said of their language model. */
const nestings = ['text_config', 'llm_config', 'language_config', 'thinker_config']
/** What makes layers differ in ways that are not read here: a wrong number would look like a right one. */
const notUnderstood = [
  'block_configs',
  'sparse_attention_config',
  'num_kv_shared_layers',
  'use_cla',
  'cla_share_factor',
]
const withoutCache = /^(mamba|mamba2|rwkv|falcon_mamba)$/

/**
 * What a Hugging Face config.json says of memory and compute.
 * @throws RangeError in one line where it lacks something, contradicts itself, or is of a kind that is not understood
 */
export function shapeFromConfig(given: unknown): ModelShape {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new RangeError('a config.json must be one object')
  const config = languageConfig(given as Config)
  if (isOn(config, 'is_encoder_decoder')) throw new RangeError('encoder-decoder models are not understood')
  const type = textIfAny(config, 'model_type') ?? ''
  if (withoutCache.test(type))
    throw new RangeError(`${type} has no attention: nothing of it grows with the context`)
  const strange = notUnderstood.find((name) => Object.hasOwn(config, name) && Boolean(config[name]))
  if (strange !== undefined) throw new RangeError(`${strange} is not understood: layers differ by it`)
  const layers = layersOf(config)
  const hidden = whole(config, ['hidden_size', 'n_embd', 'd_model'])
  const attention = attentionOf(config, layers)
  const { full, cache, decodeWork, prefillWork, kind } = attention
  const experts = expertsOf(config, layers, hidden)
  const notCounted = whyNotCounted(config)
  const counted =
    notCounted === undefined ? countParameters(config, { layers, hidden, attention, experts }) : undefined
  return {
    attention: kind,
    layers,
    hidden,
    heads: full.heads,
    keyValueHeads: kind === 'MLA' ? 1 : full.keyValueHeads,
    headWidths: { keyWidth: full.keyWidth, valueWidth: full.valueWidth },
    cache,
    decodeWork,
    prefillWork,
    ownMhaElements: 2 * full.heads * full.valueWidth,
    ...(experts === undefined ? {} : { experts }),
    ...(counted === undefined ? {} : { counted }),
    ...(notCounted === undefined ? {} : { notCounted }),
    published: publishedBits(given as Config, config),
  }
}

function layersOf(config: Config): number {
  const layers =
    listIfAny(config, 'layers_block_type', mostLayers)?.length ??
    whole(config, ['num_hidden_layers', 'n_layer', 'n_layers', 'num_layers'])
  if (layers > mostLayers) throw new RangeError(`num_hidden_layers ${layers}: at most ${mostLayers}`)
  return layers
}

function languageConfig(config: Config): Config {
  for (const name of nestings) {
    const nested = recordIfAny(config, name)
    if (nested !== undefined) return { tie_word_embeddings: config['tie_word_embeddings'], ...nested }
  }
  return config
}
