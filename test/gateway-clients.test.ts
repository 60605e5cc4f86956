import type OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#engine'
import { reasonerEngine } from '#engine/adapter/reasoner'
import { policyKinds } from '#policy'
import { responseSeed } from '#statistics'
import { splitReasoning } from '#trace'
import { clientOf, faults, post, type Served, serveBefore, serveEngine } from './fixture/served-gateway.ts'

const model = 'jevons-countdown'
const question = 'Using 3, 8, 7, make 31.'
const messages = [{ role: 'user' as const, content: question }]
const asked = { model, messages, temperature: 1, seed: 7 }

let engine: Engine
let served: Served
let before: Served
beforeAll(async () => {
  engine = await reasonerEngine({ workers: 1 })
  served = await serveEngine(engine)
  before = await serveBefore(served.url, { policy: 'tip' })
})
afterAll(async () => {
  await before.close(0)
  await served.close(0)
  await engine.close()
  expect(faults).toEqual([])
})

/** Reasoning, in a field that OpenAI's types do not know. */
interface Reasoned {
  readonly reasoning?: string
  readonly reasoning_content?: string
}

interface Said {
  readonly reasoning: string
  readonly content: string
  readonly finish: unknown
  readonly usage: OpenAI.CompletionUsage | undefined
  readonly ids: ReadonlySet<string>
}

async function whole(client: OpenAI, more: object = {}): Promise<Said> {
  const answer = await client.chat.completions.create({ ...asked, ...more })
  const [choice] = answer.choices
  const { reasoning, reasoning_content } = (choice?.message ?? {}) as Reasoned
  expect(reasoning_content).toBe(reasoning)
  const { content } = choice?.message ?? {}
  const { id, usage } = answer
  const said = { reasoning: reasoning ?? '', content: content ?? '' }
  return { ...said, finish: choice?.finish_reason, usage, ids: new Set([id]) }
}

async function streamed(client: OpenAI, more: object = {}): Promise<Said> {
  const stream = await client.chat.completions.create({
    ...asked,
    ...more,
    stream: true,
    stream_options: { include_usage: true },
  })
  let [reasoning, content] = ['', '']
  let [finish, usage]: [unknown, OpenAI.CompletionUsage | undefined] = [undefined, undefined]
  const ids = new Set<string>()
  for await (const chunk of stream) {
    ids.add(chunk.id)
    const [choice] = chunk.choices
    const delta = (choice?.delta ?? {}) as Reasoned & { readonly content?: string }
    expect(delta.reasoning_content).toBe(delta.reasoning)
    reasoning += delta.reasoning ?? ''
    content += delta.content ?? ''
    finish = choice?.finish_reason ?? finish
    usage = chunk.usage ?? usage
  }
  return { reasoning, content, finish, usage, ids }
}

/** What the engine itself says under a policy, token by token. */
async function itself(policy: Parameters<Engine['generate']>[0]['policy']): Promise<Said> {
  const seed = responseSeed({ studySeed: 'serve 7', problem: question, sample: 0 })
  const sampling = { temperature: 1, topP: 1, maxTokens: 4096 }
  for await (const { generation } of engine.generateAll([{ question, seed, sampling, policy }])) {
    const { text, usage } = generation
    const { start, end, answerStart = text.length } = splitReasoning(text, engine.describe().reasoningMarkers)
    const { prompt = 0, output = 0, reasoning = 0 } = usage
    return {
      reasoning: text.slice(start, end),
      content: text.slice(answerStart).trimStart(),
      finish: 'stop',
      usage: {
        prompt_tokens: prompt,
        completion_tokens: output,
        total_tokens: prompt + output,
        completion_tokens_details: { reasoning_tokens: reasoning },
      },
      ids: new Set(),
    }
  }
  throw new Error('the engine said nothing')
}

const none = { name: 'none', parameters: {} }
const tip = { name: 'tip', parameters: { alpha: 6, beta: 50 } }
const withoutIds = ({ ids: _, ...said }: Said): object => said

describe('OpenAI’s client', () => {
  it('is given what the engine says, streamed or not, under one id and with one usage', async () => {
    const expected = withoutIds(await itself(none))
    for (const answer of [await whole(clientOf(served)), await streamed(clientOf(served))]) {
      expect(withoutIds(answer)).toEqual(expected)
      expect(answer.ids.size).toBe(1)
      expect(answer.content).not.toContain('think>')
    }
  })

  it('is given no marker as an answer where the reasoner does not know what it is asked, whichever way', async () => {
    for (const content of ['hello', '안녕하세요?'])
      for (const client of [clientOf(served), clientOf(before)]) {
        const strange = { messages: [{ role: 'user', content }], seed: 3 }
        const answer = await whole(client, strange)
        expect(answer.content).toMatch(/^[^\n]/)
        expect(answer.content).not.toContain('think>')
        expect(withoutIds(await streamed(client, strange))).toEqual(withoutIds(answer))
      }
  })

  it('is given TIP through a second gateway before the first, whose engine fills in its own values', async () => {
    const expected = withoutIds(await itself(tip))
    expect(withoutIds(await itself(none))).not.toEqual(expected)
    expect(withoutIds(await whole(clientOf(before)))).toEqual(expected)
    expect(withoutIds(await streamed(clientOf(before)))).toEqual(expected)
  })

  it('names a policy in the body, a header or the name of the model', async () => {
    const expected = withoutIds(await itself(tip))
    const inBody = { jevons: { policy: 'tip:alpha=6,beta=50' } }
    expect(withoutIds(await whole(clientOf(served), inBody))).toEqual(expected)
    expect(withoutIds(await streamed(clientOf(served), { model: `${model}:tip` }))).toEqual(expected)
    const answer = await post(served, asked, { headers: { 'x-jevons-policy': 'tip' } })
    expect(answer.headers.get('x-jevons-policy')).toBe('tip:alpha=6,beta=50')
    const { choices } = (await answer.json()) as { choices: { message: Reasoned }[] }
    expect(choices[0]?.message).toMatchObject({ reasoning: (expected as Said).reasoning })
    const overruled = { headers: { 'x-jevons-policy': 'tip' } }
    const own = { ...asked, jevons: { policy: 'none' } }
    expect((await post(before, own, overruled)).headers.get('x-jevons-policy')).toBe('none')
  })

  it('is given under every policy streamed what it is given whole', async () => {
    for (const { name } of policyKinds) {
      const more = { jevons: { policy: name } }
      const [one, other] = [await whole(clientOf(served), more), await streamed(clientOf(before), more)]
      expect([name, withoutIds(other)]).toEqual([name, withoutIds(one)])
    }
  })

  it('is given several choices, each its own, with one usage for all', async () => {
    const answer = await clientOf(served).chat.completions.create({ ...asked, n: 3 })
    const texts = answer.choices.map(({ message }) => (message as Reasoned).reasoning)
    expect(new Set(texts).size).toBe(3)
    const stream = await clientOf(before).chat.completions.create({
      ...asked,
      n: 3,
      stream: true,
      jevons: { policy: 'none' },
    } as OpenAI.ChatCompletionCreateParamsStreaming)
    const said = ['', '', '']
    for await (const { choices } of stream)
      for (const { index, delta } of choices) said[index] += (delta as Reasoned).reasoning ?? ''
    expect(said).toEqual(texts)
    expect(answer.usage?.completion_tokens).toBeGreaterThan(
      (await whole(clientOf(served))).usage?.completion_tokens ?? 0,
    )
  })

  it('is told that tokens ran out', async () => {
    for (const limit of [{ max_tokens: 5 }, { max_completion_tokens: 5 }]) {
      const { finish, usage } = await whole(clientOf(served), limit)
      expect([finish, usage?.completion_tokens]).toEqual(['length', 5])
      expect((await streamed(clientOf(before), limit)).finish).toBe('length')
    }
  })

  it('completes texts as the model writes them, and goes on with a begun reasoning', async () => {
    const { reasoning, content } = await itself(none)
    const text = await clientOf(served).completions.create({ model, prompt: `${question}\n`, seed: 7 })
    expect(text.choices[0]?.text).toBe(`<think>\n${reasoning}</think>\n${content}`)
    const prefix = reasoning.slice(0, reasoning.indexOf('\n') + 1)
    const rest = { reasoning: reasoning.slice(prefix.length), content, finish: 'stop' }
    const begun = { role: 'assistant', content: '', reasoning_content: prefix, prefix: true }
    expect(await whole(clientOf(served), { messages: [...messages, begun] })).toMatchObject(rest)
    const tagged = { role: 'assistant', content: `<think>\n${prefix}` }
    const more = { messages: [...messages, tagged], continue_final_message: true }
    expect(await streamed(clientOf(served), more)).toMatchObject(rest)
    const raw = { model, prompt: `${question}\n<think>\n${prefix}`, seed: 7, stream: true as const }
    let said = ''
    for await (const { choices } of await clientOf(served).completions.create(raw))
      said += choices[0]?.text ?? ''
    expect(said).toBe(`${rest.reasoning}</think>\n${content}`)
  })

  it('goes on from tokens, under biases by their ids, and is told ids and probabilities', async () => {
    const { reasoning, content } = await itself(none)
    const tokenized = async (body: object): Promise<readonly number[]> => {
      const answer = await post({ url: served.url.replace('/v1', '') }, body, { path: '/tokenize' })
      return ((await answer.json()) as { readonly tokens: readonly number[] }).tokens
    }
    const asked = await tokenized({ messages })
    expect(await tokenized({ prompt: `${question}\n` })).toEqual(asked)
    const line = reasoning.slice(0, reasoning.indexOf('\n') + 1)
    const begun = await tokenized({ prompt: `<think>\n${line}` })
    const more = { return_token_ids: true, logprobs: 1, temperature: 0, max_tokens: 30 }
    const told = async (
      prompt: readonly number[],
      other: object = {},
    ): Promise<Readonly<Record<string, unknown>>> => {
      const body = { model, prompt, ...more, ...other }
      const answer = await post(served, body, { path: '/completions' })
      return ((await answer.json()) as { choices: Readonly<Record<string, unknown>>[] }).choices[0] ?? {}
    }
    const first = await told(asked)
    const ids = first['token_ids'] as number[]
    expect(ids).toHaveLength(30)
    expect(await tokenized({ prompt: String(first['text']) })).toEqual(ids)
    const rest = await told([...asked, ...ids.slice(0, 10)], { max_tokens: 20 })
    expect(rest['token_ids']).toEqual(ids.slice(10))
    expect((first['logprobs'] as { token_logprobs: number[] }).token_logprobs).toHaveLength(30)
    const biased = await told(asked, { logit_bias: { [String(ids[2])]: -100 } })
    expect((biased['token_ids'] as number[]).slice(0, 2)).toEqual(ids.slice(0, 2))
    expect(biased['token_ids']).not.toContain(ids[2])
    const seeded = await told([...asked, ...begun], { max_tokens: 400 })
    expect(String(seeded['text'])).toContain('</think>')
    expect(content).toContain('boxed')
    const refused = await post(served, { model, prompt: [99_999] }, { path: '/completions' })
    expect([refused.status, await refused.text()]).toMatchObject([400, expect.stringContaining('99999')])
  })

  it('lists the models of either', async () => {
    for (const gateway of [served, before]) {
      const { data } = await clientOf(gateway).models.list()
      expect(data).toMatchObject([{ id: model, object: 'model', owned_by: 'jevons' }])
      expect(await clientOf(gateway).models.retrieve(model)).toMatchObject({ id: model })
      const tags = await globalThis.fetch(new URL('/api/tags', gateway.url))
      expect(await tags.json()).toMatchObject({ models: [{ name: model, model }] })
    }
  })

  it('is told which policy was meant, and by which method to ask', async () => {
    await expect(whole(clientOf(served), { model: `${model}:tipp:alpha=3` })).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining(`"tipp" is no policy: did you mean ${model}:tip:alpha=3?`),
    })
    for (const [method, path, allow] of [
      ['GET', '/v1/chat/completions', 'POST'],
      ['DELETE', '/tokenize', 'POST'],
      ['POST', `/v1/models/${model}`, 'GET, HEAD'],
    ] as const) {
      const answer = await globalThis.fetch(new URL(path, served.url), { method })
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow])
      expect(await answer.json()).toMatchObject({ error: { code: 'method_not_allowed' } })
    }
    expect((await globalThis.fetch(new URL('/v1/models/', served.url), { method: 'POST' })).status).toBe(404)
  })

  it('raises errors with their status, code and field', async () => {
    for (const gateway of [served, before]) {
      const client = clientOf(gateway)
      await expect(whole(client, { model: 'gpt-9' })).rejects.toMatchObject({
        status: 404,
        code: 'model_not_found',
        param: 'model',
      })
      for (const [param, more] of [
        ['stop', { stop: ['x'] }],
        ['tools', { tools: [{ type: 'function', function: { name: 'f' } }] }],
        ['response_format', { response_format: { type: 'json_object' } }],
        ['logprobs', { logprobs: true }],
        ['logit_bias.1', { logit_bias: { 1: 500 } }],
        ['n', { n: 1000 }],
        ['temperature', { temperature: -1 }],
        ['max_tokens', { max_tokens: 0 }],
        ['seed', { seed: 0.5 }],
        ['messages', { messages: [] }],
        ['messages', { messages: [{ role: 'system', content: 'x' }, ...messages] }],
        ['messages.0.content.0.type', { messages: [{ role: 'user', content: [{ type: 'image_url' }] }] }],
        ['no_such_field', { no_such_field: 1 }],
        ['jevons', { jevons: { policy: 'tipp' } }],
        ['jevons', { jevons: { policy: 'tip:alpha=1e9' } }],
      ] as const)
        await expect(whole(client, more), param).rejects.toMatchObject({ status: 400, param })
      await expect(streamed(client, { stop: 'x' })).rejects.toMatchObject({ status: 400, param: 'stop' })
      const long = [{ role: 'user', content: '1, '.repeat(300) }]
      await expect(streamed(client, { messages: long })).rejects.toThrow(/the model reads 512/)
    }
  })

  it('is counted, with what it was given', async () => {
    const metrics = await (await globalThis.fetch(new URL('/metrics', before.url))).text()
    expect(metrics).toMatch(/^jevons_requests_total\{endpoint="\/chat\/completions",status="200"\} \d+$/m)
    expect(metrics).toMatch(/^jevons_requests_total\{endpoint="\/chat\/completions",status="400"\} \d+$/m)
    expect(metrics).toMatch(/^jevons_tokens_total\{kind="reasoning",policy="tip"\} [1-9]\d*$/m)
    expect(metrics).toMatch(/^jevons_switches_total\{policy="tip"\} \d+$/m)
    expect(metrics).toMatch(/^jevons_first_piece_seconds_count\{endpoint="\/chat\/completions"\} [1-9]\d*$/m)
    expect(metrics).toMatch(/^jevons_open_requests 0$/m)
  })
})
