import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { needs } from '../../../../test/needs.ts'
import { steppedEngineContract } from '../stepped/stepped-engine.contract.ts'
import { transformersEngine } from './transformers-engine.ts'

const { at, ...need } = needs.transformers
const model = join(at, 'models')
// The optimiser of older runtimes stumbles over nodes without names, which the reasoner's export has.
const loading = { session_options: { graphOptimizationLevel: 'basic', intraOpNumThreads: 1 } }

describe('the engine of an ONNX model', need, () => {
  steppedEngineContract('@huggingface/transformers', (options) =>
    transformersEngine({ model, peers: [at], loading, ...options }),
  )

  it('says what it is called, how it was loaded, and what it was asked', async () => {
    const engine = await transformersEngine({ model, peers: [at], loading, rawTemplate: '{question}\n' })
    expect(engine.describe()).toMatchObject({
      name: 'transformers',
      model: `models ${JSON.stringify(loading)}`,
      promptTemplate: '{question}\n',
    })
    await engine.close()
  })

  it('needs a prompt where the model has no chat template', async () => {
    await expect(transformersEngine({ model, peers: [at], loading })).rejects.toThrow('has no chat template')
  })
})

describe('the engine of an ONNX model, wherever', () => {
  it('says in one line that its library is not installed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jevons-no-peers-'))
    const opened = transformersEngine({ model: folder, peers: [folder] })
    await expect(opened).rejects.toThrow('npm install @huggingface/transformers')
    rmSync(folder, { recursive: true })
  })
})
