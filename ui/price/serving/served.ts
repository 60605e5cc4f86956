import { type Gpu, type Serving, type Split, speedIn, usualSpeed } from '#economics'
import { type AskedModel, askedModel, bitsOf } from '../facts/asked-model.ts'
import { gpus, rowOf } from '../facts/hardware.ts'
import type { Entries } from '../form/entries.ts'

/** A model on GPUs as it was asked for. */
export interface Served {
  readonly model: AskedModel
  readonly gpu: Gpu
  readonly serving: Serving
  readonly computesIn: string
}

const giga = 1e9
const tera = 1e12
const usualLinked = 8
export const asPublished = 'published'

export interface ServedOptions {
  readonly efficiency: Serving['efficiency']
  readonly split: Split
}

/** @throws RangeError where the model can't be served on it */
export function servedBy(entries: Entries, { efficiency, split }: ServedOptions): Served {
  const model = askedModel(entries)
  const { shape, size } = model
  if (size === undefined) throw new RangeError(`${model.name}: ${shape.notCounted}`)
  const gpu = rowOf(gpus, entries.text('gpu'))
  const format = entries.text('weights')
  const bits = format === asPublished ? undefined : bitsOf(format)
  const speed = usualSpeed(gpu, bits === undefined ? publishedFormat(model) : format)
  const { gpus: onBoard = 1 } = gpu
  return {
    model,
    gpu,
    computesIn: speed.precision,
    serving: {
      shape,
      totalParameters: size.total,
      activeParameters: size.active,
      weightBits: bits === undefined ? shape.published : { experts: bits, rest: bits },
      kvBits: bitsOf(entries.text('kv')),
      gpus: entries.number('count'),
      peakFlops: speed.flops,
      attentionPeakFlops: speedIn(gpu, 'bf16').flops,
      bandwidth: (gpu.bandwidthTBps * tera) / onBoard,
      memory: (gpu.memoryGB * giga) / onBoard,
      // Printed is the sum of both directions.
      linkBandwidth: (gpu.linkGBps * giga) / 2 / onBoard,
      ...(gpu.networkGBps === undefined ? {} : { networkBandwidth: gpu.networkGBps * giga }),
      gpusPerServer: gpu.linkedGpus ?? usualLinked,
      efficiency,
      split,
      overlap: false,
    },
  }
}

function publishedFormat({ shape }: AskedModel): string {
  const bits = shape.experts === undefined ? shape.published.rest : shape.published.experts
  return bits === 8 ? 'fp8' : bits === 4.25 ? 'mxfp4' : 'bf16'
}
