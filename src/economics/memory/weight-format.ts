import { type Config, recordIfAny, textIfAny, wholeIfAny } from './config-fields.ts'

/** Bits of a number in each format; those with block scales carry them: 4 bits and 8 for each 32, or each 16. */
const bitsByFormat: Readonly<Record<string, number>> = {
  fp32: 32,
  bf16: 16,
  fp16: 16,
  fp8: 8,
  int8: 8,
  int6: 6,
  fp4: 4,
  int4: 4,
  mxfp4: 4.25,
  nvfp4: 4.5,
}

const mostBits = 64

/**
 * Bits of a format by its name, or of a plain number of bits such as `6`.
 * @throws RangeError with the names there are
 */
export function formatBits(flag: string, text: string): number {
  const name = text.trim().toLowerCase()
  const known = Object.hasOwn(bitsByFormat, name) ? bitsByFormat[name] : undefined
  const bits = known ?? (/^\d+(\.\d+)?$/.test(name) ? Number(name) : Number.NaN)
  if (bits > 0 && bits <= mostBits) return bits
  throw new RangeError(
    `${flag} "${text.slice(0, 40)}": must be one of ${Object.keys(bitsByFormat).join(', ')}, or a number of bits up to ${mostBits}`,
  )
}

/** What a model's weights are published in: its experts may be in another format than the rest. */
export function publishedBits(outer: Config, config: Config): { experts: number; rest: number } {
  const plain = typeBits(
    textIfAny(config, 'torch_dtype') ?? textIfAny(config, 'dtype') ?? textIfAny(outer, 'torch_dtype'),
  )
  const quantised = recordIfAny(outer, 'quantization_config') ?? recordIfAny(config, 'quantization_config')
  if (quantised === undefined) return { experts: plain, rest: plain }
  const method = (textIfAny(quantised, 'quant_method') ?? '').toLowerCase()
  if (method === 'mxfp4') return { experts: 4.25, rest: plain }
  // DeepSeek-V4 keeps its experts in another format than it says of the rest.
  if (method.includes('fp8'))
    return { experts: textIfAny(config, 'expert_dtype') === 'fp4' ? 4.25 : 8, rest: 8 }
  const grouped = groupBits(quantised)
  if (grouped !== undefined) return { experts: grouped, rest: plain }
  const bits = wholeIfAny(quantised, ['bits']) ?? plain
  return { experts: bits, rest: bits }
}

/** Of compressed tensors: what their first group is kept in, which in models with experts is the experts. */
function groupBits(quantised: Config): number | undefined {
  const groups = recordIfAny(quantised, 'config_groups')
  const first = groups === undefined ? undefined : recordIfAny(groups, 'group_0')
  const weights = first === undefined ? undefined : recordIfAny(first, 'weights')
  return weights === undefined ? undefined : wholeIfAny(weights, ['num_bits'])
}

function typeBits(type: string | undefined): number {
  return type === 'float32' ? 32 : 16
}
