import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine, Generation, GenerationRequest } from '#engine'
import { openAiEngine } from '#engine/adapter/openai'
import { calledOwner } from './fixture/called-owner.ts'
import { busyPolicies, generated } from './fixture/policy-texts.ts'
import { reasonerModel as model, servedReasoner } from './fixture/served-reasoner.ts'
import { type LlamaServer, startLlama } from './llama-server.ts'
import { needs } from './needs.ts'

const { served, texts } = servedReasoner()

const open = (options: Partial<Parameters<typeof openAiEngine>[0]> = {}): Promise<Engine> =>
  openAiEngine({ baseUrl: served().url, model, fetch: globalThis.fetch, clock: () => 0, ...options })

/** What a stream says, what it took back left out; every piece of the reasoning is told to be one. */
async function streamed(engine: Engine, asked: GenerationRequest): Promise<Partial<Generation>> {
  let text = ''
  for await (const event of engine.generate(asked)) {
    if (event.type === 'end') return { text, usage: event.usage }
    if (event.type === 'rollback') text = text.slice(0, -event.characters)
    else {
      const isWithin = text.startsWith('<think>\n') && !text.includes('</think>') && event.text !== '</think>'
      expect([text, event.part === 'reasoning']).toEqual([text, isWithin])
      text += event.text
    }
  }
  return {}
}

describe('policies on a server that serves the reasoner', () => {
  it('give greedily, under every policy, the text that they give in the engine itself', async () => {
    await texts().sameAsItself(await open(), busyPolicies, [0])
  })

  it('do so for whoever takes it for vLLM, and where answers are not streamed', async () => {
    const policies = ['tip:alpha=6,beta=12', 'early-exit:threshold=0.2', 'budget:most=40', 'none', 'no-wait']
    await texts().sameAsItself(await open({ fetch: calledOwner('vllm') }), policies, [1, 2])
    await texts().sameAsItself(await open({ stream: false }), policies, [2])
  })

  it('do so where the whole prompt is given, by ids and as text', async () => {
    const policies = ['tip:alpha=6,beta=12', 'no-thinking', 'alpha-one:mean=20']
    await texts().sameAsItself(await open({ rawTemplate: '{question}\n' }), policies, [1])
    const asText = await open({ rawTemplate: '{question}\n', fetch: calledOwner('somebody') })
    expect(await asText.refusal({ policy: texts().setting('tip') })).toContain('does not tell its tokens')
    await texts().sameAsItself(asText, ['no-thinking', 'alpha-one:mean=20', 'break-loop:every=1'], [1])
  })

  it('bill what is read again and discarded, and are one plain request where they do nothing', async () => {
    const engine = await open()
    const asked = ['none', 'tip:alpha=0', 'finish-prompt', 'tip:alpha=6,beta=12'].map((text) =>
      texts().asking(text, 2),
    )
    const [none, idle, prompted, tip] = await generated(engine, asked)
    expect(idle?.text).toBe(none?.text)
    expect([none?.execution, idle?.execution, prompted?.execution]).toEqual([undefined, undefined, undefined])
    const { requests = 0, discardedTokens = 0 } = tip?.execution ?? {}
    expect(requests).toBeGreaterThan(2)
    const { prompt = 0, output = 0 } = tip?.usage ?? {}
    expect(prompt).toBeGreaterThan((requests - 1) * (none?.usage.prompt ?? 0))
    expect(output).toBeGreaterThanOrEqual((tip?.tokenLengths?.length ?? 0) + discardedTokens)
  })

  it('stream what the whole says, tell what is reasoning, and stop at the server once nobody listens', async () => {
    const engine = await open()
    for (const text of ['tip:alpha=6,beta=12', 'return-to-promising:threshold=0,most=2']) {
      const asked = texts().asking(text, 2)
      const [expected] = await generated(engine, [asked])
      expect(await streamed(engine, asked)).toEqual({ text: expected?.text, usage: expected?.usage })
    }
    const controller = new AbortController()
    const reason = new Error('enough')
    const reading = async (): Promise<void> => {
      const events = engine.generate(texts().asking('tip', 0), { signal: controller.signal })
      for await (const _ of events) controller.abort(reason)
    }
    await expect(reading()).rejects.toBe(reason)
  })

  it('draw from the same distribution: seeds hang on the response and on how far it has come', async () => {
    const engine = await open()
    const drawn = [0, 1, 0].map((sample) =>
      texts().request(texts().setting('tip:alpha=6,beta=12'), sample, {
        sampling: { temperature: 1, topP: 1, maxTokens: 80 },
      }),
    )
    const [one, other, again] = await generated(engine, drawn)
    expect(again?.text).toBe(one?.text)
    expect(other?.text).not.toBe(one?.text)
  })
})

describe('policies on llama.cpp that serves the reasoner', needs.llama, () => {
  let llama: LlamaServer
  beforeAll(async () => {
    llama = await startLlama('reasoner')
  })
  afterAll(() => llama.close())

  it('give greedily the text that they give in the engine itself, and tell what came from the cache', async () => {
    const engine = await openAiEngine({
      baseUrl: llama.url,
      model: 'reasoner',
      rawTemplate: '{question}\n',
      fetch: globalThis.fetch,
      clock: () => 0,
    })
    const policies = busyPolicies.filter((text) => !text.startsWith('cyclic'))
    for (const text of policies)
      expect([text, await engine.refusal({ policy: texts().setting(text) })]).toEqual([text, undefined])
    await texts().sameAsItself(engine, policies, [0])
    const [tip] = await generated(engine, [texts().asking('tip:alpha=6,beta=12', 2)])
    expect(tip?.usage.cachedPrompt).toBeGreaterThan(20)
  })
})
