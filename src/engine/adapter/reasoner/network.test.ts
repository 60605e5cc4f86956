import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readModel } from './model-files.ts'
import { createNetwork, type Network, type Row } from './network.ts'
import { readPackagedModel } from './read-files.ts'

interface Case {
  readonly ids: readonly number[]
  readonly picked: readonly number[]
  readonly logits: readonly number[]
  readonly likeliest: number
}

const model = readModel(await readPackagedModel())
const oracle = new URL('../../../../reasoner/train/logits.json', import.meta.url)
const { cases } = JSON.parse(readFileSync(oracle, 'utf8')) as { readonly cases: readonly Case[] }

const rowsOf = (ids: readonly number[], slot: number): Row[] =>
  ids.map((token, position) => ({ slot, position, token }))

/** Logits after the last token, its predecessors given in steps of the sizes asked for. */
function lastLogits(network: Network, ids: readonly number[], slot: number, size: number): Float32Array {
  const rows = rowsOf(ids, slot)
  let logits: Float32Array | undefined
  for (let from = 0; from < rows.length; from += size) {
    const step = rows.slice(from, from + size)
    logits = network.step(step, [step.length - 1])[0]
  }
  return Float32Array.from(logits ?? [])
}

describe('the network', () => {
  it('gives the logits that PyTorch gives, at every length up to the context', () => {
    const network = createNetwork(model.tensors, model.config, { slots: 1 })
    for (const { ids, picked, logits, likeliest } of cases) {
      const ours = lastLogits(network, ids, 0, 64)
      for (const [i, id] of picked.entries()) expect(ours[id]).toBeCloseTo(logits[i] as number, 3)
      expect(ours.indexOf(Math.max(...ours))).toBe(likeliest)
    }
  })

  it('gives the same bits however the tokens are grouped into steps', () => {
    const network = createNetwork(model.tensors, model.config, { slots: 2 })
    const ids = cases[2]?.ids ?? []
    const alone = lastLogits(network, ids, 0, 1)
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 64 }), fc.integer({ min: 0, max: 1 }), (size, slot) => {
        expect(lastLogits(network, ids, slot, size)).toEqual(alone)
      }),
      { seed: 1, numRuns: 20 },
    )
  })

  it('gives the same bits whatever other responses are computed in the same step', () => {
    const network = createNetwork(model.tensors, model.config, { slots: 3 })
    const [, short = [], long = []] = cases.map(({ ids }) => ids)
    const alone = lastLogits(network, short, 0, short.length)
    lastLogits(network, long, 1, 64)
    const rows = [...rowsOf(long.slice(0, 5), 2), ...rowsOf(short, 1), ...rowsOf(long.slice(0, 8), 0)]
    const together = network.step(rows, [3, 5 + short.length - 1])[1]
    expect(Float32Array.from(together ?? [])).toEqual(alone)
  })

  it('computes exponentials to one part in a million, and the same in every place of a vector', () => {
    const network = createNetwork(model.tensors, model.config, { slots: 1 })
    const values = Float32Array.from({ length: 400 }, (_, i) => -i / 5)
    const exponentials = network.exponentials(values, 0, 1)
    for (const [i, value] of exponentials.entries()) {
      expect(Math.abs(value / Math.exp(values[i] as number) - 1)).toBeLessThan(1e-6)
    }
  })
})
