import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'

/** Keys and values of the heads that have their own: 2 · n_kv · d_h, or with values of another width. */
const keyValueWidth: Formula<'n_kv' | 'd_k' | 'd_v'> = {
  name: 'elements a token and layer keeps',
  symbol: 'width',
  unit: 'elements',
  text: 'n_kv · (d_k + d_v)',
  of: ({ n_kv, d_k, d_v }) => n_kv * (d_k + d_v),
}

/** One compressed vector and one key with positions for all heads: DeepSeek's multi-head latent attention. */
const latentWidth: Formula<'d_c' | 'd_r'> = {
  name: 'elements a token and layer keeps',
  symbol: 'width',
  unit: 'elements',
  text: 'd_c + d_r',
  source: 'arXiv 2405.04434, section 2.1: kv_lora_rank + qk_rope_head_dim',
  of: ({ d_c, d_r }) => d_c + d_r,
}

export interface Heads {
  readonly heads: number
  readonly keyValueHeads: number
  readonly keyWidth: number
  readonly valueWidth: number
}

export function headsWidth({ keyValueHeads, keyWidth, valueWidth }: Heads): Explained {
  return explain(keyValueWidth, {
    n_kv: given('heads with keys and values of their own', 'n_kv', keyValueHeads, ''),
    d_k: given('width of a key', 'd_k', keyWidth, 'elements'),
    d_v: given('width of a value', 'd_v', valueWidth, 'elements'),
  })
}

export function latentsWidth(rank: number, rope: number): Explained {
  return explain(latentWidth, {
    d_c: given('rank of the compressed keys and values', 'd_c', rank, 'elements'),
    d_r: given('width of the key with positions', 'd_r', rope, 'elements'),
  })
}

/** FLOP for one token over one entry: scores and weighted sum, two for each multiply and add. */
export function flopPerEntry({ heads, keyWidth, valueWidth }: Heads): number {
  return 2 * heads * (keyWidth + valueWidth)
}
