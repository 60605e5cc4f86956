import { afterAll, describe, expect, it } from 'vitest'
import { BatchFailure, type Engine, EngineError, type GenerationRequest } from '#engine'
import { openAiEngine } from '#engine/adapter/openai'
import { reasonerEngine } from '#engine/adapter/reasoner'
import { exactJudge } from '#judge'
import { countdownProblem, type GoldProblem, type Problem } from '#problem'
import { type ResponseLine, thoughtId, thoughtKey } from '#run'
import { type AskedThought, rolloutJudge, rolloutRefusal } from '#study'
import { splitThoughts } from '#thought'
import { splitReasoning } from '#trace'
import { startLlama } from './llama-server.ts'
import { needs } from './needs.ts'

const problem = countdownProblem([3, 7, 8], 31)
const promising = 'Let me try 8 × 3 = 24, leaving 7 and 24.\n24 − 7 = 17, no\n'
const text = `<think>\n${promising}Alternatively, 8 − 3 = 5, leaving 7 and 5.\n7 × 5 = 35, no\n</think>\nNothing works.`
const sampling = { temperature: 1, topP: 1, maxTokens: 300 }
const { signal } = new AbortController()

function thoughtsOf(asked: Problem = problem): AskedThought[] {
  const response: ResponseLine = {
    version: 1,
    problem: asked.id,
    arm: 'none',
    sample: 0,
    text,
    finishReason: 'stop',
    usage: {},
  }
  const span = splitReasoning(text, { open: '<think>', close: '</think>' })
  return splitThoughts(text.slice(span.start, span.end)).thoughts.map(({ start, end }) => {
    const place = { start: span.start + start, end: span.start + end }
    const words = text.slice(place.start, place.end)
    return { key: thoughtKey(response, place), problem: asked, response, span, text: words }
  })
}

/** The engine with its requests noted; it may fail some. */
function watched(
  engine: Engine,
  failing: (request: GenerationRequest) => boolean = () => false,
): { readonly engine: Engine; readonly batches: (readonly GenerationRequest[])[] } {
  const batches: (readonly GenerationRequest[])[] = []
  return {
    batches,
    engine: {
      ...engine,
      async *generateAll(requests, options) {
        batches.push(requests)
        const reasons = new Map<number, string>()
        for await (const { index, generation } of engine.generateAll(requests, options)) {
          if (failing(requests[index] as GenerationRequest)) reasons.set(index, 'the server is down')
          else yield { index, generation }
        }
        if (reasons.size > 0) throw new BatchFailure(reasons)
      },
    },
  }
}

describe('the rollout judge', async () => {
  const reasoner = await reasonerEngine({ workers: 1 })
  afterAll(() => reasoner.close())
  const judgeOf = (engine: Engine, n = 12) => rolloutJudge({ engine, n, sampling, seed: '1' })
  const [first, second] = thoughtsOf() as [AskedThought, AskedThought]

  it('finds a line that reaches the answer correct, one that cannot incorrect, and values both', async () => {
    const judge = judgeOf(reasoner)
    const [good, bad] = await Promise.all([first, second].map((thought) => judge.ask(thought, { signal })))
    expect(good).toMatchObject({ correct: true })
    expect(bad).toMatchObject({ correct: false })
    expect(bad?.confidence).toBeLessThan(good?.confidence ?? 0)
    // The second thought leaves a line that wins: it takes from the chance of an answer.
    expect(bad?.value?.value).toBeLessThan(0)
  })

  it('says the same again, asked alone or in company', async () => {
    const alone = await judgeOf(reasoner).ask(second, { signal })
    const judge = judgeOf(reasoner)
    const [, together] = await Promise.all([first, second].map((thought) => judge.ask(thought, { signal })))
    expect({ ...together, usage: alone.usage }).toEqual(alone)
  })

  it('rolls out once from where one thought ends and the next starts, all who ask in one batch', async () => {
    const { engine, batches } = watched(reasoner)
    const judge = judgeOf(engine, 4)
    await Promise.all([first, second].map((thought) => judge.ask(thought, { signal })))
    expect(batches.map(({ length }) => length)).toEqual([12])
    const requests = batches.flat()
    expect(new Set(requests.map(({ prefix, stream }) => JSON.stringify([prefix, stream]))).size).toBe(12)
    expect(new Set(requests.map(({ prefix = '' }) => prefix))).toContain(promising)
    for (const { policy, forbidden } of requests) {
      expect(policy.name).toBe('none')
      expect(forbidden?.phrases).toEqual(['Alternatively'])
    }
  })

  it('is no verdict where infrastructure fails, and asks again for what failed', async () => {
    let isDown = true
    const { engine, batches } = watched(reasoner, ({ prefix }) => isDown && prefix === promising)
    const judge = judgeOf(engine, 3)
    await expect(judge.ask(second, { signal })).rejects.toThrow(EngineError)
    isDown = false
    expect((await judge.ask(second, { signal })).correct).toBe(false)
    expect(batches.map(({ length }) => length)).toEqual([6, 3])
  })

  it('tells a thought that the engine can not go on from, and judges those that were asked with it', async () => {
    const judge = judgeOf(reasoner, 2)
    const far = 'x '.repeat(900)
    const response = { ...first.response, text: `<think>\n${far}` }
    const place = { start: 8, end: 8 + far.length }
    const tooLong = { ...first, response, key: thoughtKey(response, place) }
    const [good, refused] = await Promise.all(
      [first, tooLong].map((thought) => judge.ask(thought, { signal })),
    )
    expect(typeof good?.correct).toBe('boolean')
    expect(refused).toMatchObject({ correct: null, reason: expect.stringContaining('the model reads 512') })
  })

  it('stops with the reason of its signal', async () => {
    const reason = new Error('enough')
    const asked = judgeOf(reasoner).ask(first, { signal: AbortSignal.abort(reason) })
    await expect(asked).rejects.toBe(reason)
  })

  it('names in its version all that a verdict hangs on, and a thought by its own id', () => {
    const versions = [
      { n: 8 },
      { n: 16 },
      { n: 16, seed: '2' },
      { n: 16, level: 0.9 },
      { n: 16, sampling: { ...sampling, temperature: 0.7 } },
      { n: 16, switches: { name: 'but', phrases: ['But'] } },
    ].map((one) => rolloutJudge({ engine: reasoner, sampling, seed: '1', ...one }).version)
    expect(new Set(versions).size).toBe(versions.length)
    expect(judgeOf(reasoner).contentOf(first.key)).toBe(thoughtId(first.key))
  })

  it('can not judge without a gold answer, nor between two choices', () => {
    const question: GoldProblem = {
      kind: 'choice',
      id: 'q',
      question: 'Which?',
      cluster: 'q',
      choices: ['a', 'b'],
    }
    const judge = judgeOf(reasoner)
    expect(judge.refusal(first)).toBeUndefined()
    expect(judge.refusal({ ...first, problem: question })).toBe('no gold answer')
    expect(judge.refusal({ ...first, problem: { ...question, gold: 'A' } })).toContain('two choices')
  })

  it('asks the engine beforehand whether it can', async () => {
    expect(await rolloutRefusal(reasoner)).toBeUndefined()
    const switches = { name: 'foreign', phrases: ['대안으로'] }
    expect(await rolloutRefusal(reasoner, { switches })).toContain('none of the phrases')
  })
})

describe('the rollout judge over HTTP', needs.llama, () => {
  it('judges as the exact judge does, the reasoner served by llama.cpp', async () => {
    const server = await startLlama('reasoner')
    try {
      const engine = await openAiEngine({
        baseUrl: server.url,
        model: 'reasoner',
        rawTemplate: '{question}\n',
        fetch: globalThis.fetch,
        clock: () => 0,
      })
      expect(await rolloutRefusal(engine)).toBeUndefined()
      const judge = rolloutJudge({ engine, n: 16, sampling, seed: '1' })
      const verdicts = await Promise.all(thoughtsOf().map((thought) => judge.ask(thought, { signal })))
      expect(verdicts.map(({ correct }) => correct)).toEqual(
        thoughtsOf().map(({ text: thought }) => exactJudge(problem, thought).correct),
      )
      for (const { usage } of verdicts) expect(usage?.output).toBeGreaterThan(0)
    } finally {
      await server.close()
    }
  })
})
