import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'
import { type Config, recordIfAny, textIfAny, whole, wholeIfAny } from './config-fields.ts'

/** The state that a layer of linear attention keeps, however long the context is. */
const stateWidth: Formula<'n' | 'd_k' | 'd_v'> = {
  name: 'elements of the state of one layer',
  symbol: 'width',
  unit: 'elements',
  text: 'n · d_k · d_v',
  of: ({ n, d_k, d_v }) => n * d_k * d_v,
}

/** @throws RangeError where the configuration does not say how large the state is */
export function stateWidthOf(config: Config): Explained {
  const [heads, keys, values] = stateSize(config)
  return explain(stateWidth, {
    n: given('heads with a state', 'n', heads, ''),
    d_k: given('rows of a state', 'd_k', keys, 'elements'),
    d_v: given('columns of a state', 'd_v', values, 'elements'),
  })
}

function stateSize(config: Config): readonly [number, number, number] {
  const linear = recordIfAny(config, 'linear_attn_config')
  if (linear !== undefined) {
    const width = whole(linear, ['head_dim'])
    return [whole(linear, ['num_heads']), width, width]
  }
  if (wholeIfAny(config, ['linear_num_value_heads']) !== undefined)
    return [
      whole(config, ['linear_num_value_heads']),
      whole(config, ['linear_key_head_dim']),
      whole(config, ['linear_value_head_dim']),
    ]
  return [
    whole(config, ['mamba_num_heads', 'mamba_n_heads']),
    whole(config, ['mamba_head_dim', 'mamba_d_head']),
    whole(config, ['ssm_state_size', 'mamba_d_state']),
  ]
}

/** States are often kept in 32 bits whatever the cache is kept in. */
export function stateBits(config: Config): number | undefined {
  const type = textIfAny(config, 'mamba_ssm_dtype') ?? textIfAny(config, 'mamba_ssm_cache_dtype')
  return type === 'float32' ? 32 : undefined
}
