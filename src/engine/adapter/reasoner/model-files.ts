import { type ModelConfig, readModelConfig } from './model-config.ts'
import { readSafetensors, type Tensor } from './safetensors.ts'
import { readTokenizer, type Tokenizer } from './tokenizer.ts'

/** What the reasoner is made of, as the files of `reasoner/weights` hold it. */
export interface ModelFiles {
  /** `config.json` as text. */
  readonly config: string
  /** `tokenizer.json` as text. */
  readonly tokenizer: string
  /** `model.safetensors`. */
  readonly weights: Uint8Array
}

/** As much of a model as steering a response takes. */
export interface SteeredModel {
  readonly config: Pick<ModelConfig, 'context' | 'endToken'>
  readonly tokenizer: Tokenizer
}

/** The files, read. */
export interface Model extends SteeredModel {
  readonly config: ModelConfig
  readonly tensors: ReadonlyMap<string, Tensor>
}

export function readModel(files: ModelFiles): Model {
  const config = readModelConfig(files.config)
  const tokenizer = readTokenizer(files.tokenizer)
  if (tokenizer.size !== config.vocabulary) {
    throw new Error(`the tokenizer has ${tokenizer.size} tokens, the configuration ${config.vocabulary}`)
  }
  return { config, tokenizer, tensors: readSafetensors(files.weights) }
}
