import {
  type ChipSpeed,
  type EfficiencyRanges,
  formatBits,
  type Gpu,
  middleOf,
  named,
  type PublishedPoint,
  type Range,
  type Serving,
  type Split,
  speedIn,
  usualSpeed,
} from '#economics'
import { readGpus, readModels } from '#run/facts'
import { type AskedModel, askedModel, bitsFlag, knownModel } from './asked-model.ts'
import { numberFlag } from './number-flag.ts'
import { rangeFlag } from './range-flag.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'

/** The flags that say what is served on what. */
export interface ServingFlags {
  readonly model?: string
  readonly config?: string
  readonly gpu?: string
  readonly count?: string
  readonly weights?: string
  readonly kv?: string
  readonly activations?: string
  readonly bandwidthEfficiency?: string
  readonly computeEfficiency?: string
  readonly linkEfficiency?: string
  readonly split?: string
  readonly overlap?: boolean
}

/** What is served, on what, and how well it is used. */
export interface AskedServing {
  readonly model: AskedModel
  readonly gpu: Gpu
  readonly speed: ChipSpeed
  readonly serving: Serving
  readonly ranges: EfficiencyRanges
}

const giga = 1e9
const tera = 1e12
const plainBits = 16
const usualLinked = 8
const mostGpus = 1e6
const leastShare = 1e-6
const one: Range = { value: 1, low: 1, high: 1 }

/** @throws UsageError in one line where a flag is missing or wrong, or the GPU cannot do what is asked */
export function askedServing(flags: ServingFlags): AskedServing {
  const { gpu: gpuName } = flags
  if (gpuName === undefined) throw new UsageError('say on what: --gpu h100')
  const model = askedModel(flags)
  const gpu = withinDomain(() => named('GPU', readGpus(), gpuName))
  const gpus = numberFlag('--count', flags.count, { least: 1, most: mostGpus, whole: true }) ?? 1
  const ranges = efficiencies(flags)
  const speed = withinDomain(() =>
    flags.activations === undefined
      ? usualSpeed(gpu, weightFormat(flags.weights, model))
      : speedIn(gpu, flags.activations),
  )
  const asked = {
    gpus,
    kvBits: bitsFlag('--kv', flags.kv, plainBits),
    split: splitOf(flags.split),
    overlap: flags.overlap ?? false,
  }
  const weightBits = weightBitsOf(flags.weights, model)
  const serving = withinDomain(() => servingOf({ model, gpu, speed, weightBits, ranges, ...asked }))
  return { model, gpu, speed, serving, ranges }
}

interface Parts {
  readonly model: AskedModel
  readonly gpu: Gpu
  readonly speed: ChipSpeed
  readonly weightBits: Serving['weightBits']
  readonly ranges: EfficiencyRanges
  readonly gpus: number
  readonly kvBits: number
  readonly split: Split
  readonly overlap: boolean
}

function servingOf({ model, gpu, speed, weightBits, ranges, gpus, kvBits, split, overlap }: Parts): Serving {
  const { shape, size } = model
  if (size === undefined)
    throw new RangeError(`parameters of ${model.name} are not known: ${shape.notCounted}`)
  // A board of several is served as so many GPUs.
  const { gpus: onBoard = 1 } = gpu
  return {
    shape,
    totalParameters: size.total,
    activeParameters: size.active,
    weightBits,
    kvBits,
    gpus,
    peakFlops: speed.flops,
    attentionPeakFlops: speedIn(gpu, 'bf16').flops,
    bandwidth: (gpu.bandwidthTBps * tera) / onBoard,
    memory: (gpu.memoryGB * giga) / onBoard,
    // Printed is the sum of both directions.
    linkBandwidth: (gpu.linkGBps * giga) / 2 / onBoard,
    ...(gpu.networkGBps === undefined ? {} : { networkBandwidth: gpu.networkGBps * giga }),
    gpusPerServer: gpu.linkedGpus ?? usualLinked,
    efficiency: middleOf(ranges),
    split,
    overlap,
  }
}

/** What a published speed was measured on. @throws RangeError where it names something unknown */
export function servingOfPoint(point: PublishedPoint): Serving {
  const model = knownModel(named('model', readModels(), point.model))
  const gpu = named('GPU', readGpus(), point.gpu)
  const bits = formatBits('weights', point.weights)
  return servingOf({
    model,
    gpu,
    speed: usualSpeed(gpu, point.weights),
    weightBits: { experts: bits, rest: bits },
    ranges: { bandwidth: one, compute: one, ...(point.links ? { link: one } : {}) },
    gpus: point.count,
    kvBits: point.kvBits,
    split: point.split,
    overlap: point.overlap,
  })
}

function weightBitsOf(format: string | undefined, { shape }: AskedModel): Serving['weightBits'] {
  if (format === undefined) return shape.published
  const bits = bitsFlag('--weights', format, plainBits)
  return { experts: bits, rest: bits }
}

/** The format whose speed counts: as asked, else that of most published weights. */
function weightFormat(format: string | undefined, { shape }: AskedModel): string {
  if (format !== undefined) return format
  const bits = shape.experts === undefined ? shape.published.rest : shape.published.experts
  return bits === 8 ? 'fp8' : bits === 4.25 ? 'mxfp4' : 'bf16'
}

function splitOf(text: string | undefined): Split {
  if (text === undefined || text === 'ideal' || text === 'tensor' || text === 'data') return text ?? 'ideal'
  throw new UsageError(`--split "${text.slice(0, 40)}": must be ideal, tensor or data`)
}

function efficiencies({
  bandwidthEfficiency,
  computeEfficiency,
  linkEfficiency,
}: ServingFlags): EfficiencyRanges {
  const link = shareRange('--link-efficiency', linkEfficiency)
  return {
    bandwidth: shareRange('--bandwidth-efficiency', bandwidthEfficiency) ?? one,
    compute: shareRange('--compute-efficiency', computeEfficiency) ?? one,
    ...(link === undefined ? {} : { link }),
  }
}

/** `0.7`, `0.7:0.6:0.85` as every uncertain number is written, or `0.6-0.85`, whose middle is what is computed with. */
function shareRange(flag: string, text: string | undefined): Range | undefined {
  if (text === undefined) return undefined
  if (text.includes(':')) return rangeFlag(flag, text, { least: leastShare, most: 1 })
  const [low, high = low, ...more] = text
    .split('-')
    .map((part) => (/^\d*\.?\d+$/.test(part) ? Number(part) : Number.NaN))
  if (low !== undefined && high !== undefined && more.length === 0 && low > 0 && low <= high && high <= 1)
    return { value: (low + high) / 2, low, high }
  throw new UsageError(
    `${flag} "${text.slice(0, 40)}": must be a share above 0 and up to 1, or VALUE:LOW:HIGH such as 0.7:0.6:0.85`,
  )
}
