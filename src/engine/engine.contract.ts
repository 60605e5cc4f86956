import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lexicon } from '#policy'
import type { Engine, Generation, GenerationEvent, GenerationRequest } from './engine.ts'

/** What every engine promises. An adapter's test calls this with a way to make one and a few requests it can answer. */
export function engineContract(
  name: string,
  {
    create,
    requests,
    prefix,
    forbidden,
  }: {
    readonly create: () => Promise<Engine>
    readonly requests: readonly GenerationRequest[]
    /** What the reasoning of the first request might begin with; absent for an engine that continues nothing. */
    readonly prefix?: string
    /** What the model says often in its reasoning, and what it never does while that is forbidden; absent where nothing can be. */
    readonly forbidden?: { readonly lexicon: Lexicon; readonly pattern: RegExp }
  },
): void {
  describe(`${name} keeps the contract of engines`, () => {
    let engine: Engine
    beforeAll(async () => {
      engine = await create()
    })
    afterAll(() => engine.close())
    const first = requests[0] as GenerationRequest

    it('ends a stream with one end event, which counts every token', async () => {
      const events = await collect(engine.generate(first))
      const ends = events.filter(({ type }) => type === 'end')
      expect(ends).toHaveLength(1)
      expect(events.at(-1)).toBe(ends[0])
      const { usage } = ends[0] as Extract<GenerationEvent, { type: 'end' }>
      const { output = 0, reasoning = 0 } = usage
      expect(output).toBeGreaterThanOrEqual(events.length - 1)
      expect(reasoning).toBeLessThanOrEqual(output)
    })

    it('gives the same text streamed and whole', async () => {
      const whole = await collectAll(engine, requests)
      for (const [index, request] of requests.entries()) {
        const events = await collect(engine.generate(request))
        expect(textOf(events)).toBe(whole[index]?.text)
      }
    })

    it('yields every request of a batch once', async () => {
      const seen: number[] = []
      for await (const { index } of engine.generateAll(requests)) seen.push(index)
      expect(seen.sort((a, b) => a - b)).toEqual(requests.map((_, index) => index))
    })

    it('gives token lengths, where it does, that add up to the text', async () => {
      for (const { text, tokenLengths = [text.length] } of await collectAll(engine, requests)) {
        expect(tokenLengths.reduce((sum, length) => sum + length, 0)).toBe(text.length)
      }
    })

    it('stops with the reason of its signal, in a stream and in a batch, and works on afterwards', async () => {
      const reason = new Error('enough')
      await expect(collect(engine.generate(first, { signal: AbortSignal.abort(reason) }))).rejects.toBe(
        reason,
      )
      const inTheMiddle = async (): Promise<void> => {
        const controller = new AbortController()
        const many = Array.from({ length: 40 }, () => requests).flat()
        for await (const _ of engine.generateAll(many, { signal: controller.signal }))
          controller.abort(reason)
      }
      await expect(inTheMiddle()).rejects.toBe(reason)
      expect(await collectAll(engine, requests)).toHaveLength(requests.length)
    })

    it('refuses a bad request before anything is generated', async () => {
      const bad = { ...first, sampling: { ...first.sampling, temperature: -1 } }
      await expect(collect(engine.generate(bad))).rejects.toThrow('temperature -1')
      await expect(async () => collectAll(engine, [bad])).rejects.toThrow('temperature -1')
    })

    if (prefix === undefined) refusesPrefixes(() => engine, first)
    else continuesPrefixes(() => engine, first, prefix)

    if (forbidden === undefined) refusesToForbid(() => engine, first)
    else forbids(() => engine, first, forbidden)

    it('never generates more tokens than asked for', async () => {
      const short = { ...first, sampling: { ...first.sampling, maxTokens: 3 } }
      const [generation] = await collectAll(engine, [short])
      expect(generation?.usage.output).toBeLessThanOrEqual(3)
      expect(generation?.finishReason).toBe('length')
    })
  })
}

function refusesPrefixes(engineAt: () => Engine, first: GenerationRequest): void {
  it('says that it continues no prefix, and refuses one', async () => {
    const engine = engineAt()
    expect(await engine.refusal({ prefix: true })).toMatch(/\S/)
    await expect(collect(engine.generate({ ...first, prefix: 'So' }))).rejects.toThrow()
  })
}

function refusesToForbid(engineAt: () => Engine, first: GenerationRequest): void {
  it('says that it forbids nothing, and refuses to', async () => {
    const engine = engineAt()
    const lexicon = { name: 'so', phrases: ['So'] }
    expect(await engine.refusal({ forbidden: lexicon })).toMatch(/\S/)
    await expect(collect(engine.generate({ ...first, forbidden: lexicon }))).rejects.toThrow()
  })
}

function continuesPrefixes(engineAt: () => Engine, first: GenerationRequest, prefix: string): void {
  it('continues a prefix, which is input and not repeated', async () => {
    const engine = engineAt()
    expect(await engine.refusal({ prefix: true })).toBeUndefined()
    const [plain, continued] = await collectAll(engine, [first, { ...first, prefix }])
    expect(continued?.usage.prompt).toBeGreaterThan(plain?.usage.prompt ?? Number.POSITIVE_INFINITY)
    expect(continued?.text.startsWith(prefix)).toBe(false)
    expect(continued?.span?.start).toBe(0)
    const streamed = await collect(engine.generate({ ...first, prefix }))
    expect(textOf(streamed)).toBe(continued?.text)
  })

  it('gives each stream its own continuation, and the same one again', async () => {
    const engine = engineAt()
    const rollouts = Array.from({ length: 4 }, (_, rollout) => ({
      ...first,
      prefix,
      stream: `rollout/${rollout}`,
    }))
    const texts = (await collectAll(engine, [...rollouts, ...rollouts])).map(({ text }) => text)
    expect(new Set(texts).size).toBeGreaterThan(1)
    expect(texts.slice(4)).toEqual(texts.slice(0, 4))
  })
}

function forbids(
  engineAt: () => Engine,
  first: GenerationRequest,
  { lexicon, pattern }: { readonly lexicon: Lexicon; readonly pattern: RegExp },
): void {
  it('never says in its reasoning what is forbidden there', async () => {
    const engine = engineAt()
    expect(await engine.refusal({ forbidden: lexicon })).toBeUndefined()
    const samples = Array.from({ length: 8 }, (_, sample) => ({ ...first, stream: `sample/${sample}` }))
    const reasoningOf = async (asked: readonly GenerationRequest[]): Promise<string> =>
      (await collectAll(engine, asked)).map(({ text, span }) => text.slice(0, span?.end)).join('\n')
    expect(await reasoningOf(samples)).toMatch(pattern)
    expect(await reasoningOf(samples.map((one) => ({ ...one, forbidden: lexicon })))).not.toMatch(pattern)
  })
}

async function collect(events: AsyncIterable<GenerationEvent>): Promise<GenerationEvent[]> {
  const collected: GenerationEvent[] = []
  for await (const event of events) collected.push(event)
  return collected
}

/** What a stream says, what it took back left out. */
function textOf(events: readonly GenerationEvent[]): string {
  return events.reduce((text, event) => {
    if (event.type === 'token') return text + event.text
    return event.type === 'rollback' ? text.slice(0, -event.characters) : text
  }, '')
}

async function collectAll(engine: Engine, requests: readonly GenerationRequest[]): Promise<Generation[]> {
  const generations: Generation[] = []
  for await (const { index, generation } of engine.generateAll(requests)) generations[index] = generation
  return generations
}
