import { describe, expect, it } from 'vitest'
import { responseSeed } from '#statistics'
import { BatchFailure } from '../../batch-failure.ts'
import { engineContract } from '../../engine.contract.ts'
import type { Engine, Generation, GenerationRequest } from '../../engine.ts'
import type { RecordedResponse } from '../../recorded-response.ts'
import { type ReplayOptions, replayEngine } from './replay-engine.ts'

const none = { name: 'none', parameters: {} }
const sampling = { temperature: 0.7, topP: 1, maxTokens: 50 }

function request(sample: number, more: Partial<GenerationRequest> = {}): GenerationRequest {
  const seed = responseSeed({ studySeed: 'recorded', problem: 'sum', sample })
  return { question: 'What is 2 + 2?', seed, sampling, policy: none, ...more }
}

const words = (sample: number): string[] => [
  '<think>',
  'Two',
  ' and',
  ' two',
  '.',
  '</think>',
  ` ${4 + sample}`,
]

function generationOf(sample: number): Generation {
  const tokens = words(sample)
  return {
    text: tokens.join(''),
    tokenLengths: tokens.map(({ length }) => length),
    finishReason: 'stop',
    usage: { prompt: 7, reasoning: 4, output: tokens.length },
    durationMs: 12,
  }
}

const recordedOf = (samples: number): RecordedResponse[] =>
  Array.from({ length: samples }, (_, sample) => ({ ...request(sample), generation: generationOf(sample) }))

function replayed(more: Partial<ReplayOptions> = {}, responses = recordedOf(3)): Engine {
  return replayEngine({
    description: {
      model: 'adder',
      tokenizer: 'words',
      promptTemplate: '{question}',
      reasoningMarkers: { open: '<think>', close: '</think>' },
    },
    policies: ['none'],
    recorded: async function* () {
      yield* responses
    },
    source: 'runs/before',
    ...more,
  })
}

async function reasonsOf(engine: Engine, requests: readonly GenerationRequest[]): Promise<string[]> {
  try {
    for await (const _ of engine.generateAll(requests)) expect(_).toBeDefined()
    return []
  } catch (error) {
    if (error instanceof BatchFailure) return [...error.reasons.values()]
    throw error
  }
}

engineContract('a replay', {
  create: async () => replayed(),
  requests: [0, 1, 2].map((sample) => request(sample)),
})

describe('a replay', () => {
  it('gives each request its own response, as it was, and says where it is from', async () => {
    const requests = [request(2), request(0), request(0)]
    const given: Generation[] = []
    for await (const { index, generation } of replayed().generateAll(requests)) given[index] = generation
    const expected = [2, 0, 0].map((sample) => ({ ...generationOf(sample), source: 'runs/before' }))
    expect(given).toEqual(expected)
  })

  it('fails what was not generated so, and says why', async () => {
    const hot = { ...sampling, temperature: 1 }
    const cases: readonly (readonly [GenerationRequest, string])[] = [
      [request(9), 'holds no such response'],
      [request(0, { question: 'What is 3 + 3?' }), 'holds no such response'],
      [request(0, { sampling: hot }), 'at temperature 0.7 and top-p 1'],
    ]
    for (const [asked, reason] of cases) {
      const [said] = await reasonsOf(replayed(), [request(1), asked])
      expect(said).toContain(reason)
    }
    await expect(reasonsOf(replayed(), [request(0, { stream: 'rollout/1' })])).rejects.toThrow(
      'nothing can be continued',
    )
  })

  it('refuses a policy that it has no response of', async () => {
    const policy = { name: 'tip', parameters: { alpha: 3, beta: 20 } }
    expect(await replayed().refusal({ policy })).toContain(
      'no response of policy tip:alpha=3,beta=20: it has none',
    )
    expect(await replayed().refusal({ policy: none })).toBeUndefined()
  })

  it('cuts a response to fewer tokens where they are recorded, and nowhere else', async () => {
    const short = { ...sampling, maxTokens: 4 }
    for await (const { generation } of replayed().generateAll([request(0, { sampling: short })]))
      expect(generation).toMatchObject({
        text: '<think>Two and two',
        finishReason: 'length',
        usage: { prompt: 7, output: 4 },
      })
    const bare = recordedOf(1).map(({ generation: { tokenLengths: _, ...rest }, ...asked }) => ({
      ...asked,
      generation: rest,
    }))
    const [reason] = await reasonsOf(replayed({}, bare), [request(0, { sampling: short })])
    expect(reason).toContain('does not tell the tokens')
    const long = { ...sampling, maxTokens: 500 }
    const cutOff = recordedOf(1).map((one) => ({
      ...one,
      generation: { ...one.generation, finishReason: 'length' as const },
    }))
    const [cut] = await reasonsOf(replayed({}, cutOff), [request(0, { sampling: long })])
    expect(cut).toContain('with at most 50 tokens, which cut this response off')
  })

  it('gives whoever asks by the question one of its responses, the same for the same seed', async () => {
    const engine = replayed({ match: 'question' })
    const said = async (sample: number): Promise<string> => {
      let text = ''
      const asked = { ...request(sample), seed: responseSeed({ studySeed: 'other', problem: 'x', sample }) }
      for await (const event of engine.generate(asked)) if (event.type === 'token') text += event.text
      return text
    }
    const texts = await Promise.all(Array.from({ length: 30 }, (_, sample) => said(sample)))
    expect(new Set(texts).size).toBe(3)
    expect(await said(7)).toBe(texts[7])
  })
})
