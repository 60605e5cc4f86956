import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { needs } from '../../../../test/needs.ts'
import { steppedEngineContract } from '../stepped/stepped-engine.contract.ts'
import { llamaEngine } from './llama-engine.ts'

const { at, ...need } = needs.nodeLlama
const model = join(at, 'models/model.gguf')

describe('the engine of a GGUF file', need, () => {
  steppedEngineContract('node-llama-cpp', (options) =>
    llamaEngine({ model, peers: [at], threads: 1, ...options }),
  )

  it('says how long its context is, what it is called, and what it was asked', async () => {
    const engine = await llamaEngine({ model, peers: [at], threads: 1, rawTemplate: '{question}\n' })
    expect(engine.describe()).toMatchObject({
      name: 'llama',
      model: 'jevons reasoner',
      weightsHash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      promptTemplate: '{question}\n',
    })
    expect(engine.contextTokens).toBe(512)
    await engine.close()
  })

  it('needs a prompt where the model has no chat template', async () => {
    await expect(llamaEngine({ model, peers: [at], threads: 1 })).rejects.toThrow('has no chat template')
  })
})

describe('the engine of a GGUF file, wherever', () => {
  it('says in one line that a file is not there, or that its library is not', async () => {
    await expect(llamaEngine({ model: 'nowhere.gguf' })).rejects.toThrow('nowhere.gguf: no such file')
    const folder = mkdtempSync(join(tmpdir(), 'jevons-no-peers-'))
    await expect(llamaEngine({ model: folder, peers: [folder] })).rejects.toThrow(
      'npm install node-llama-cpp',
    )
    rmSync(folder, { recursive: true })
  })
})
