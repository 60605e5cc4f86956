import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cacheMemory, type Gpu, named, shapeFromConfig } from '#economics'
import { needs } from '../../../test/needs.ts'
import { readGpus } from './gpus.ts'
import { readModels } from './models.ts'
import { readServingPoints } from './serving-points.ts'
import { readTrainingRuns } from './training-runs.ts'

const gpus = readGpus()
const models = readModels()

describe('facts of hardware and models', () => {
  it('are found by one name each', () => {
    for (const rows of [gpus, models]) {
      const words = rows.flatMap(({ id, name, aliases }) => [
        ...new Set([id, name.toLowerCase().replaceAll(' ', '-'), ...aliases]),
      ])
      expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([])
    }
  })

  it('name only GPUs and models that there are', () => {
    for (const { model, gpu } of readServingPoints().points)
      expect([named('model', models, model).id, named('GPU', gpus, gpu).id]).toEqual([model, gpu])
    for (const { gpu } of readTrainingRuns().runs)
      if (gpu !== undefined) expect(named('GPU', gpus, gpu).id).toBe(gpu)
  })

  it('have dense speeds: twice the width is half the speed, with no factor for sparsity left over', () => {
    for (const { id, dense } of gpus) {
      const { bf16 = Number.NaN, fp8 } = dense
      if (fp8 === undefined || id === 'gaudi-3' || id.startsWith('rtx')) continue
      expect(fp8 / bf16, id).toBeGreaterThan(1.9)
      expect(fp8 / bf16, id).toBeLessThan(2.1)
    }
    expect(named('GPU', gpus, 'H100 SXM').dense.fp8).toBe(1979)
  })

  it('are those that were checked for this project', needs.shared, () => {
    const shared = (file: string): unknown =>
      JSON.parse(readFileSync(join(needs.shared.at, 'facts', file), 'utf8'))
    const specs = shared('gpu-specs.json') as { readonly gpus: readonly Spec[] }
    for (const spec of specs.gpus) {
      const gpu = named('GPU', gpus, spec.name.replace('2 x', '2 ×'))
      expect(rowOf(gpu), spec.name).toEqual([
        spec.bf16,
        spec.int8,
        spec.fp8 ?? undefined,
        spec.int4 ?? undefined,
        spec.mem,
        spec.bw,
        spec.link,
        spec.tdp,
        spec.die,
      ])
    }
    const configs = shared('model-configs.json') as {
      readonly models: readonly { name: string; kv_bytes_bf16: number }[]
    }
    const idOf = (name: string): string => name.replace(' / QwQ-32B', '').replace('/R1', '')
    for (const { name, kv_bytes_bf16 } of configs.models)
      expect(
        cacheMemory(shapeFromConfig(named('model', models, idOf(name)).config), 1, 16).kvBytesPerToken,
        name,
      ).toBe(kv_bytes_bf16)
  })
})

interface Spec {
  readonly name: string
  readonly bf16: number
  readonly int8: number
  readonly fp8: number | null
  readonly int4: number | null
  readonly mem: number
  readonly bw: number
  readonly link: number
  readonly tdp: number
  readonly die: number
}

function rowOf({
  dense,
  memoryGB,
  bandwidthTBps,
  linkGBps,
  powerW,
  dieMm2,
}: Gpu): readonly (number | undefined)[] {
  return [dense.bf16, dense.int8, dense.fp8, dense.int4, memoryGB, bandwidthTBps, linkGBps, powerW, dieMm2]
}
