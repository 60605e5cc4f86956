import type { Gpu, Precision } from '../gpu.ts'

/** The format that matrices are multiplied in, and the dense speed of one GPU in it, FLOP/s: of a board of two, half. */
export interface ChipSpeed {
  readonly precision: Precision
  readonly flops: number
}

const tera = 1e12
const precisions = ['bf16', 'fp8', 'int8', 'fp4', 'int4'] as const satisfies readonly Precision[]

/** @throws RangeError where there is no such format, or the chip does not compute in it */
export function speedIn(gpu: Gpu, format: string): ChipSpeed {
  const precision = precisions.find((name) => name === format.toLowerCase())
  const speed = precision === undefined ? undefined : gpu.dense[precision]
  if (precision !== undefined && speed !== undefined)
    return { precision, flops: (speed * tera) / (gpu.gpus ?? 1) }
  const can = precisions.filter((name) => gpu.dense[name] !== undefined)
  throw new RangeError(`${gpu.name} computes in ${can.join(', ')}, not in "${format.slice(0, 40)}"`)
}

/**
 * What weights of so many bits are multiplied in, where nobody says: in their own format where the chip can and it is a
 * floating one, or 8-bit integers; else they are unfolded to BF16.
 */
export function usualSpeed(gpu: Gpu, weightFormat: string): ChipSpeed {
  const format = weightFormat.toLowerCase()
  const wanted = /^(mxfp4|nvfp4|fp4)$/.test(format) ? 'fp4' : format
  const isOwn = (wanted === 'fp8' || wanted === 'int8' || wanted === 'fp4') && gpu.dense[wanted] !== undefined
  return speedIn(gpu, isOwn ? wanted : 'bf16')
}

/** FLOP for each byte read at which compute takes as long as memory. */
export function ridge(gpu: Gpu, { flops }: ChipSpeed): number {
  return (flops * (gpu.gpus ?? 1)) / (gpu.bandwidthTBps * tera)
}
