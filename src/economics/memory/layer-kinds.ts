import { type Config, isOn, listIfAny, recordIfAny, textIfAny, whole, wholeIfAny } from './config-fields.ts'

/** What a layer keeps of the context: all of it, the last tokens, a state of fixed size, or nothing. */
export type LayerKind = 'full' | 'sliding' | 'state' | 'none'

export const mostLayers = 10_000

/** Models whose `sliding_window` counts only where `use_sliding_window` says so. */
const windowOnlyIfUsed = /^(qwen|mimo)/
/** Models that alternate without saying so in their files: the length of the period, whose last layer is full. */
const periods: Readonly<Record<string, number>> = { gemma2: 2, gemma3: 6, gemma3_text: 6 }
const llama4Period = 4

/** Kinds of all layers, in their order. @throws RangeError where the configuration contradicts itself */
export function layerKinds(config: Config, layers: number): readonly LayerKind[] {
  const named = listIfAny(config, 'layer_types', mostLayers)
  if (named !== undefined) return checked(named.map(kindNamed), layers, 'layer_types')
  const pattern = listIfAny(config, 'hybrid_layer_pattern', mostLayers)
  if (pattern !== undefined)
    return checked(
      pattern.map((flag) => (flag === 1 ? 'sliding' : 'full')),
      layers,
      'hybrid_layer_pattern',
    )
  const blocks = listIfAny(config, 'layers_block_type', mostLayers)
  if (blocks !== undefined) return checked(blocks.map(kindOfBlock), layers, 'layers_block_type')
  const letters = textIfAny(config, 'hybrid_override_pattern')
  if (letters !== undefined)
    return checked([...letters.slice(0, mostLayers)].map(kindOfLetter), layers, 'hybrid_override_pattern')
  const linear = recordIfAny(config, 'linear_attn_config')
  if (linear !== undefined) {
    const full = new Set(listIfAny(linear, 'full_attn_layers', mostLayers) ?? [])
    return Array.from({ length: layers }, (_, place) => (full.has(place + 1) ? 'full' : 'state'))
  }
  const interval = wholeIfAny(config, ['full_attention_interval'])
  if (interval !== undefined) return everyLast(layers, interval, 'state')
  return windowKinds(config, layers)
}

function windowKinds(config: Config, layers: number): readonly LayerKind[] {
  const type = textIfAny(config, 'model_type') ?? ''
  if (wholeIfAny(config, ['attention_chunk_size']) !== undefined)
    return everyLast(layers, llama4Period, 'sliding')
  const window = wholeIfAny(config, ['sliding_window'])
  const used =
    isOn(config, 'use_sliding_window') ||
    (config['use_sliding_window'] === undefined && !windowOnlyIfUsed.test(type))
  if (window === undefined || !used) return everyLast(layers, 1, 'full')
  const period =
    wholeIfAny(config, ['sliding_window_pattern']) ??
    (Object.hasOwn(periods, type) ? periods[type] : undefined)
  if (period !== undefined) return everyLast(layers, period, 'sliding')
  // Qwen2's own rule: the first layers see everything.
  const fullBefore = isOn(config, 'use_sliding_window')
    ? (wholeIfAny(config, ['max_window_layers'], 0) ?? 0)
    : 0
  return Array.from({ length: layers }, (_, place) => (place < fullBefore ? 'full' : 'sliding'))
}

/** The window of sliding layers. @throws RangeError where there is none */
export function windowOf(config: Config): number {
  return whole(config, ['attention_chunk_size', 'sliding_window', 'sliding_window_size'])
}

function everyLast(layers: number, period: number, others: LayerKind): readonly LayerKind[] {
  return Array.from({ length: layers }, (_, place) => ((place + 1) % period === 0 ? 'full' : others))
}

function kindNamed(name: unknown): LayerKind {
  if (name === 'full_attention' || name === 'deepseek_sparse_attention') return 'full'
  if (name === 'sliding_attention' || name === 'chunked_attention') return 'sliding'
  if (name === 'linear_attention' || name === 'mamba') return 'state'
  throw new RangeError(
    `layer_types has ${JSON.stringify(name)?.slice(0, 40)}: known are full_attention, sliding_attention, chunked_attention, linear_attention, mamba`,
  )
}

function kindOfBlock(block: unknown): LayerKind {
  if (block === 'attention') return 'full'
  return block === 'mamba' ? 'state' : 'none'
}

function kindOfLetter(letter: string): LayerKind {
  if (letter === '*') return 'full'
  return letter === 'M' ? 'state' : 'none'
}

function checked(kinds: readonly LayerKind[], layers: number, name: string): readonly LayerKind[] {
  if (kinds.length === layers) return kinds
  throw new RangeError(`${name} has ${kinds.length} entries for ${layers} layers`)
}
