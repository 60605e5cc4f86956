import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { BatchFailure, type Engine, type GenerationRequest } from '#engine'
import { scriptedDescription, scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { type MemoryRun, memoryRun, scriptedPlan } from '../../test/fixture/scripted-study.ts'
import { cachedEngine } from './cached-engine.ts'
import { generateResponses } from './generate-responses.ts'
import { requestsFor } from './generation-request.ts'
import { fileCache, responseKey } from './response-cache.ts'
import { plannedResponses } from './study-plan.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-cache-'))
afterAll(() => rmSync(root, { recursive: true }))
const plan = scriptedPlan({ problems: 5, samples: 2 })
const jevons = '0.1.0'

/** An engine that counts what it is asked. */
function counted(more: Partial<Engine> = {}): { readonly engine: Engine; readonly asked: () => number } {
  let count = 0
  const engine: Engine = {
    ...scriptedEngine(),
    async *generateAll(requests, options) {
      count += requests.length
      yield* scriptedEngine().generateAll(requests, options)
    },
    ...more,
  }
  return { engine, asked: () => count }
}

async function studied(engine: Engine, of = plan): Promise<MemoryRun> {
  const run = memoryRun()
  await generateResponses(of, { engine, run, present: new Set(), clock: () => 0 })
  return run
}

const plain = (run: MemoryRun): string[] =>
  run.lines.map(({ source: _, ...line }) => JSON.stringify(line)).sort()

describe('an engine with a cache', () => {
  it('buys nothing twice, gives the same again and says where it is from', async () => {
    const cache = fileCache(join(root, 'twice'))
    const { engine, asked } = counted()
    const first = await studied(cachedEngine(engine, { cache, jevons }))
    expect(asked()).toBe(20)
    expect(first.lines.every(({ source }) => source === undefined)).toBe(true)
    const second = await studied(cachedEngine(engine, { cache: fileCache(join(root, 'twice')), jevons }))
    expect(asked()).toBe(20)
    expect(second.lines.every(({ source }) => source === 'cache')).toBe(true)
    expect(plain(second).map((line) => JSON.parse(line))).toEqual(
      plain(first).map((line) => JSON.parse(line)),
    )
    const larger = scriptedPlan({ problems: 5, samples: 3 })
    await studied(cachedEngine(engine, { cache, jevons }), larger)
    expect(asked()).toBe(30)
  })

  it('buys again what is torn, foreign or under another name', async () => {
    const folder = join(root, 'torn')
    const { engine, asked } = counted()
    await studied(cachedEngine(engine, { cache: fileCache(folder), jevons }))
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    )
    expect(files).toHaveLength(20)
    const [torn = '', foreign = ''] = files
    writeFileSync(join(folder, torn), '{"version":1,')
    writeFileSync(
      join(folder, foreign),
      '{"version":1,"problem":"other","arm":"","sample":0,"text":"","finishReason":"stop","usage":{}}',
    )
    await studied(cachedEngine(engine, { cache: fileCache(folder), jevons }))
    expect(asked()).toBe(22)
    expect(statSync(join(folder, torn)).mode & 0o077).toBe(0)
  })

  it('keeps no failure, and names each by its own request', async () => {
    const cache = fileCache(join(root, 'failing'))
    await studied(
      cachedEngine(counted().engine, { cache, jevons }),
      scriptedPlan({ problems: 3, samples: 2 }),
    )
    const failing: Engine = {
      ...scriptedEngine(),
      async *generateAll(requests) {
        throw new BatchFailure(new Map(requests.map(({ question }, index) => [index, question])))
      },
    }
    const run = await studied(cachedEngine(failing, { cache, jevons }))
    expect([run.lines.length, run.failed.length]).toEqual([12, 8])
    for (const { problem, reason } of run.failed)
      expect(reason).toBe(plan.problems.find(({ id }) => id === problem)?.question)
  })

  it('keeps nothing that our own time limit cut off', async () => {
    const cache = fileCache(join(root, 'cut'))
    const { engine, asked } = counted({})
    const cutting: Engine = {
      ...engine,
      async *generateAll(requests, options) {
        for await (const { index, generation } of engine.generateAll(requests, options))
          yield {
            index,
            generation: { ...generation, finishReason: 'length', stopped: 'the time limit of 1 s is up' },
          }
      },
    }
    for (let time = 0; time < 2; time++) await studied(cachedEngine(cutting, { cache, jevons }))
    expect(asked()).toBe(40)
  })

  it('hands over what is paid for even where the cache has no room', async () => {
    const full = new Error('no space left on device')
    const cache = {
      get: () => undefined,
      put: () => {
        throw full
      },
    }
    const run = memoryRun()
    const engine = cachedEngine(counted().engine, { cache, jevons })
    await expect(
      generateResponses(plan, { engine, run, present: new Set(), clock: () => 0 }),
    ).rejects.toThrow('the cache of responses: no space left on device')
    expect([run.lines.length, run.failed.length]).toEqual([1, 0])
  })
})

describe('the key of a response', () => {
  it('is another one for whatever could make another response, every sample above all', () => {
    const requests = [...plannedResponses(plan)].map(requestsFor(plan))
    const keys = requests.map((request) => responseKey(scriptedDescription, request, jevons))
    expect(new Set(keys).size).toBe(20)
    const [request] = requests as [GenerationRequest]
    const keyOf = (change: Partial<GenerationRequest>, description = {}, version = jevons): string =>
      responseKey({ ...scriptedDescription, ...description }, { ...request, ...change }, version)
    const others = [
      keyOf({}),
      keyOf({ question: 'another' }),
      keyOf({ sampling: { ...request.sampling, temperature: 0.5 } }),
      keyOf({ sampling: { ...request.sampling, maxTokens: 2 } }),
      keyOf({ prefix: 'Let' }),
      keyOf({ stream: 'rollout/1' }),
      keyOf({ policy: { name: 'tip', parameters: { alpha: 1, beta: 2 } } }),
      keyOf({ policy: { name: 'tip', parameters: { alpha: 1, beta: 2 } } }, {}, '9.9.9'),
      keyOf({}, { model: 'other' }),
      keyOf({}, { promptTemplate: '{question}' }),
      keyOf({}, { server: { url: 'http://a/v1', kind: 'vllm', isRaw: false, body: {} } }),
      keyOf(
        {},
        { server: { url: 'http://a/v1', kind: 'vllm', isRaw: false, body: { reasoning_effort: 'high' } } },
      ),
    ]
    expect(new Set(others).size).toBe(others.length)
    // What is not steered by us does not depend on our version.
    expect(keyOf({ policy: { name: 'none', parameters: {} } }, {}, '9.9.9')).toBe(
      keyOf({ policy: { name: 'none', parameters: {} } }),
    )
  })
})
