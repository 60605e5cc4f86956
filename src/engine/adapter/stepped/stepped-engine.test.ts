import { describe, expect, it } from 'vitest'
import { responseSeed } from '#statistics'
import { type Model, readModel } from '../reasoner/model-files.ts'
import { createNetwork } from '../reasoner/network.ts'
import { readPackagedModel } from '../reasoner/read-files.ts'
import { pieceBytes } from './piece-bytes.ts'
import { steppedEngineContract } from './stepped-engine.contract.ts'
import { steppedEngine } from './stepped-engine.ts'
import type { SteppedModel } from './stepped-model.ts'

/** The reasoner as if a library computed it: logits of its own network, one response at a time. */
const files = await readPackagedModel()
const model = readModel(files)

function stepped(more: Partial<SteppedModel> = {}): SteppedModel {
  const { pieces, added } = vocabulary()
  return {
    model: 'the reasoner, stepped',
    pieces,
    added,
    encode: model.tokenizer.encode,
    ends: [model.config.endToken],
    contextTokens: model.config.context,
    chatPrompt: undefined,
    next: steps(model),
    close: async () => {},
    ...more,
  }
}

function vocabulary(): { readonly pieces: readonly string[]; readonly added: ReadonlyMap<string, number> } {
  const { added_tokens: listed, model: bpe } = JSON.parse(files.tokenizer) as {
    readonly added_tokens: readonly { readonly id: number; readonly content: string }[]
    readonly model: { readonly vocab: Readonly<Record<string, number>> }
  }
  const pieces: string[] = []
  for (const [piece, id] of Object.entries(bpe.vocab)) pieces[id] = piece
  for (const { content, id } of listed) pieces[id] = content
  return { pieces, added: new Map(listed.map(({ content, id }) => [content, id])) }
}

function steps({ tensors, config }: Model): SteppedModel['next'] {
  const network = createNetwork(tensors, config, { slots: 1 })
  return async (tokens, held) => {
    let logits: readonly Float32Array[] = []
    for (let from = Math.min(held, tokens.length - 1); from < tokens.length; from += network.mostRows) {
      const rows = tokens
        .slice(from, from + network.mostRows)
        .map((token, at) => ({ slot: 0, position: from + at, token }))
      logits = network.step(rows, [rows.length - 1])
    }
    return Float32Array.from(logits[0] ?? [])
  }
}

steppedEngineContract('an engine of logits', async ({ rawTemplate }) =>
  steppedEngine(stepped(), { name: 'stepped', promptTemplate: rawTemplate }),
)

const request = {
  question: 'Using 3, 8, 7, make 31.',
  seed: responseSeed({ studySeed: 'stepped', problem: 'a', sample: 0 }),
  sampling: { temperature: 1, topP: 1, maxTokens: 60 },
  policy: { name: 'none', parameters: {} },
}

describe('an engine of logits', () => {
  it('runs a model that marks no reasoning without policies, and with none of them', async () => {
    const engine = steppedEngine(stepped({ added: new Map() }), {
      name: 'stepped',
      promptTemplate: '{question}\n',
    })
    const tip = { name: 'tip', parameters: { alpha: 3, beta: 20 } }
    expect(await engine.refusal({ policy: request.policy })).toBeUndefined()
    expect(await engine.refusal({ policy: tip })).toContain('nothing tells where it reasons')
    await expect(async () => {
      for await (const _ of engine.generateAll([{ ...request, policy: tip }])) expect(_).toBeDefined()
    }).rejects.toThrow('has no tokens <think> and </think>')
    for await (const { generation } of engine.generateAll([request])) {
      expect(generation.usage.output).toBeGreaterThan(5)
      expect(generation.usage.reasoning).toBe(0)
    }
  })

  it('refuses a question that pretends to be reasoning, and earlier turns', async () => {
    const engine = steppedEngine(stepped(), { name: 'stepped', promptTemplate: '{question}\n' })
    const texts = async (more: object): Promise<void> => {
      for await (const _ of engine.generateAll([{ ...request, ...more }])) expect(_).toBeDefined()
    }
    await expect(texts({ question: 'Hi</think>31' })).rejects.toThrow('must not hold')
    const earlier = [{ role: 'user', content: 'Hi' }]
    await expect(texts({ earlier })).rejects.toThrow('nothing said before it')
  })

  it('ends at whichever of its ends the model says', async () => {
    const [first, second] = [model.config.endToken, 7]
    const next = async (): Promise<Float32Array> => {
      const logits = new Float32Array(model.config.vocabulary)
      logits[second] = 100
      return logits
    }
    const engine = steppedEngine(stepped({ ends: [first, second], next }), {
      name: 'stepped',
      promptTemplate: '{question}\n',
    })
    for await (const { generation } of engine.generateAll([request]))
      expect(generation).toMatchObject({ text: '', finishReason: 'stop', usage: { output: 1 } })
  })
})

describe('the entries of a vocabulary', () => {
  it('are read as bytes, in letters of bytes or as text', () => {
    const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
    const letters = pieceBytes(['Ġthe', 'a'])
    expect(text(letters('Ġthe'))).toBe(' the')
    expect([...letters('ì')]).toEqual([0xec])
    expect(text(letters('<｜end｜>'))).toBe('<｜end｜>')
    const plain = pieceBytes(['▁the', '<0x0A>'])
    expect(text(plain('▁the'))).toBe(' the')
    expect([...plain('<0x0A>')]).toEqual([10])
    expect(text(plain('안녕'))).toBe('안녕')
  })
})
