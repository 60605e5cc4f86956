import { z } from 'zod'

/** The parts of a Hugging Face `config.json` that the network needs. Anything it could not compute is refused. */
const configSchema = z.object({
  model_type: z.literal('llama'),
  hidden_act: z.literal('silu'),
  tie_word_embeddings: z.literal(true),
  hidden_size: z.int().multipleOf(16),
  intermediate_size: z.int().multipleOf(16),
  num_hidden_layers: z.int().positive(),
  num_attention_heads: z.int().positive(),
  num_key_value_heads: z.int().positive(),
  head_dim: z.int().multipleOf(16),
  vocab_size: z.int().positive(),
  max_position_embeddings: z.int().multipleOf(4),
  rope_theta: z.number().positive(),
  rms_norm_eps: z.number().positive(),
  eos_token_id: z.int(),
})

export interface ModelConfig {
  readonly hidden: number
  readonly inner: number
  readonly layers: number
  readonly heads: number
  readonly headWidth: number
  readonly vocabulary: number
  /** Most positions, prompt and response together. */
  readonly context: number
  readonly rotaryBase: number
  readonly epsilon: number
  readonly endToken: number
}

export function readModelConfig(text: string): ModelConfig {
  const config = configSchema.parse(JSON.parse(text))
  if (
    config.num_key_value_heads !== config.num_attention_heads ||
    config.head_dim * config.num_attention_heads !== config.hidden_size
  ) {
    throw new Error(
      'the reasoner computes multi-head attention only: as many key heads as query heads, together as wide as hidden_size',
    )
  }
  return {
    hidden: config.hidden_size,
    inner: config.intermediate_size,
    layers: config.num_hidden_layers,
    heads: config.num_attention_heads,
    headWidth: config.head_dim,
    vocabulary: config.vocab_size,
    context: config.max_position_embeddings,
    rotaryBase: config.rope_theta,
    epsilon: config.rms_norm_eps,
    endToken: config.eos_token_id,
  }
}
