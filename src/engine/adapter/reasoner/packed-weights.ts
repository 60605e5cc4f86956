import type { Address, Kernel } from './kernel.ts'
import type { ModelConfig } from './model-config.ts'
import type { Tensor } from './safetensors.ts'

/** Outputs that lie side by side in a panel of the kernel's `matmul`. */
export const panelOutputs = 16

/** A matrix in the kernel's memory. */
export interface PackedMatrix {
  readonly address: Address
  readonly inputs: number
  readonly panels: number
}

export interface PackedLayer {
  readonly attentionNorm: Address
  /** Queries, keys and values, in this order. */
  readonly attentionIn: PackedMatrix
  readonly attentionOut: PackedMatrix
  readonly feedforwardNorm: Address
  /** Gates, then what they gate. */
  readonly feedforwardIn: PackedMatrix
  readonly feedforwardOut: PackedMatrix
}

export interface PackedWeights {
  /** One row a token, kept outside the kernel's memory. */
  readonly embedding: Float32Array
  readonly layers: readonly PackedLayer[]
  readonly norm: Address
  readonly logits: PackedMatrix
}

/** Lays the weights of a Llama-shaped checkpoint out as the kernel reads them. Names are those of Hugging Face. */
export function packWeights(
  tensors: ReadonlyMap<string, Tensor>,
  config: ModelConfig,
  kernel: Kernel,
): PackedWeights {
  const { hidden, inner, layers, vocabulary } = config
  const vector = (name: string): Address => {
    const address = kernel.reserve(hidden)
    kernel.view(address, hidden).set(take(tensors, name, [hidden]))
    return address
  }
  const matrix = (inputs: number, ...parts: readonly [name: string, outputs: number][]): PackedMatrix =>
    packMatrix(
      parts.map(([name, outputs]) => take(tensors, name, [outputs, inputs])),
      inputs,
      kernel,
    )
  const layer = (index: number): PackedLayer => {
    const named = (part: string): string => `model.layers.${index}.${part}.weight`
    const attention = (part: string): [string, number] => [named(`self_attn.${part}_proj`), hidden]
    return {
      attentionNorm: vector(named('input_layernorm')),
      attentionIn: matrix(hidden, attention('q'), attention('k'), attention('v')),
      attentionOut: matrix(hidden, attention('o')),
      feedforwardNorm: vector(named('post_attention_layernorm')),
      feedforwardIn: matrix(hidden, [named('mlp.gate_proj'), inner], [named('mlp.up_proj'), inner]),
      feedforwardOut: matrix(inner, [named('mlp.down_proj'), hidden]),
    }
  }
  const embeddingName = 'model.embed_tokens.weight'
  return {
    embedding: take(tensors, embeddingName, [vocabulary, hidden]),
    layers: Array.from({ length: layers }, (_, index) => layer(index)),
    norm: vector('model.norm.weight'),
    logits: matrix(hidden, [embeddingName, vocabulary]),
  }
}

function take(tensors: ReadonlyMap<string, Tensor>, name: string, shape: readonly number[]): Float32Array {
  const tensor = tensors.get(name)
  if (!tensor) throw new Error(`the weights lack ${name}`)
  if (tensor.shape.join() !== shape.join()) {
    throw new Error(`${name} has the shape [${tensor.shape}] where the configuration asks for [${shape}]`)
  }
  return tensor.values
}

/** Matrices of the same inputs, one below the other; the last panel is filled up with zeros. */
function packMatrix(parts: readonly Float32Array[], inputs: number, kernel: Kernel): PackedMatrix {
  const outputs = parts.reduce((sum, part) => sum + part.length / inputs, 0)
  const panels = Math.ceil(outputs / panelOutputs)
  const address = kernel.reserve(panels * panelOutputs * inputs)
  const packed = kernel.view(address, panels * panelOutputs * inputs)
  let output = 0
  for (const part of parts) {
    for (let row = 0; row < part.length / inputs; row++, output++) {
      const start = Math.floor(output / panelOutputs) * panelOutputs * inputs + (output % panelOutputs)
      for (let input = 0; input < inputs; input++) {
        packed[start + input * panelOutputs] = part[row * inputs + input] as number
      }
    }
  }
  return { address, inputs, panels }
}
