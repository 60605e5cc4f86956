import type OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PolicySetting, parsePolicySetting } from '#policy'
import { responseSeed } from '#statistics'
import { splitReasoning } from '#trace'
import { calledOwner } from './fixture/called-owner.ts'
import { clientOf, post, type Served, serveBefore } from './fixture/served-gateway.ts'
import { servedReasoner } from './fixture/served-reasoner.ts'

const model = 'jevons-countdown'
const question = 'Using 2, 2, 1, 9, make 11.'
const messages = [{ role: 'user' as const, content: question }]
const asked = { model, messages, temperature: 0, seed: 7, max_tokens: 160 }

const { reasoner: engine, served } = servedReasoner()
/** Stands before a server that knows no policies: it is taken for vLLM. */
let before: Served
beforeAll(async () => {
  before = await serveBefore(served().url, { policy: 'tip:alpha=6,beta=12', fetch: calledOwner('vllm') })
})
afterAll(async () => {
  await before.close(0)
})

interface Said {
  readonly reasoning: string
  readonly content: string
  readonly finish: unknown
}

const fieldsOf = (said: object | undefined): Readonly<Record<string, string | undefined>> =>
  (said ?? {}) as Readonly<Record<string, string | undefined>>

async function itself(text: string): Promise<Said> {
  const parsed = parsePolicySetting(text, engine().describe().policyDefaults)
  const policy = (parsed as { readonly setting: PolicySetting }).setting
  const seed = responseSeed({ studySeed: 'serve 7', problem: question, sample: 0 })
  const sampling = { temperature: 0, topP: 1, maxTokens: 160 }
  for await (const { generation } of engine().generateAll([{ question, seed, sampling, policy }])) {
    const {
      start,
      end,
      answerStart = generation.text.length,
    } = splitReasoning(generation.text, engine().describe().reasoningMarkers)
    return {
      reasoning: generation.text.slice(start, end),
      content: generation.text.slice(answerStart).trimStart(),
      finish: generation.finishReason === 'length' ? 'length' : 'stop',
    }
  }
  throw new Error('the engine said nothing')
}

async function whole(client: OpenAI, more: object = {}): Promise<Said & { readonly usage: unknown }> {
  const { choices, usage } = await client.chat.completions.create({ ...asked, ...more })
  const { reasoning = '', reasoning_content = '', content = '' } = fieldsOf(choices[0]?.message)
  expect(reasoning_content).toBe(reasoning)
  return { reasoning, content, finish: choices[0]?.finish_reason, usage }
}

async function streamed(client: OpenAI, more: object = {}): Promise<Said & { readonly usage: unknown }> {
  const stream = await client.chat.completions.create({
    ...asked,
    ...more,
    stream: true,
    stream_options: { include_usage: true },
  })
  const said = { reasoning: '', content: '', finish: undefined as unknown, usage: undefined as unknown }
  const ids = new Set<string>()
  let usages = 0
  let pieces = 0
  for await (const { id, choices, usage } of stream) {
    ids.add(id)
    const { reasoning = '', reasoning_content = '', content = '' } = fieldsOf(choices[0]?.delta)
    expect(reasoning_content).toBe(reasoning)
    said.reasoning += reasoning
    said.content += content
    said.finish = choices[0]?.finish_reason ?? said.finish
    if (reasoning !== '') pieces++
    if (usage) usages++
    said.usage = usage ?? said.usage
  }
  expect([ids.size, usages, pieces > 10]).toEqual([1, 1, true])
  return said
}

describe('a policy before a server that knows none', () => {
  it('gives OpenAI’s client what the engine gives under it, streamed or not, under one id and with one usage', async () => {
    for (const policy of [
      'tip:alpha=6,beta=12',
      'no-wait',
      'return-to-promising:threshold=0,most=2,deepen=0,closed=1',
    ]) {
      const expected = await itself(policy)
      const more = { jevons: { policy } }
      const [one, other] = [await whole(clientOf(before), more), await streamed(clientOf(before), more)]
      expect([policy, one]).toMatchObject([policy, expected])
      expect([policy, other]).toEqual([policy, one])
      expect(one.content).not.toContain('think>')
    }
  })

  it('counts all that was read and generated, and says how many requests it took', async () => {
    const answer = await post(before, asked)
    expect(answer.headers.get('x-jevons-policy')).toBe('tip:alpha=6,beta=12')
    const { choices, usage } = (await answer.json()) as {
      readonly choices: readonly {
        readonly jevons?: { readonly requests: number; readonly discarded_tokens: number }
      }[]
      readonly usage: { readonly prompt_tokens: number; readonly completion_tokens: number }
    }
    const { requests = 0, discarded_tokens = -1 } = choices[0]?.jevons ?? {}
    expect(requests).toBeGreaterThan(2)
    expect(discarded_tokens).toBeGreaterThanOrEqual(0)
    const plain = await whole(clientOf(served()))
    expect(usage.prompt_tokens).toBeGreaterThan(
      (plain.usage as { readonly prompt_tokens: number }).prompt_tokens * requests,
    )
  })

  it('lets policies through that ask in words, and reads turns that came before', async () => {
    const said = await whole(clientOf(before), { jevons: { policy: 'finish-prompt' } })
    expect(said).toEqual(await whole(clientOf(served()), { jevons: { policy: 'finish-prompt' } }))
    const earlier = [{ role: 'system', content: 'Be brief.' }, ...messages]
    const refused = await post(before, { ...asked, messages: earlier })
    // The reasoner reads no system prompt, and says so as any server would.
    expect([refused.status, await refused.text()]).toMatchObject([502, expect.stringContaining('400')])
  })

  it('completes texts that are whole prompts', async () => {
    const prompt = `${question}\n`
    const { temperature, seed, max_tokens } = asked
    const text = await clientOf(before).completions.create({ model, prompt, temperature, seed, max_tokens })
    const { reasoning, content } = await itself('tip:alpha=6,beta=12')
    expect(text.choices[0]?.text).toBe(`<think>\n${reasoning}${content === '' ? '' : `</think>\n${content}`}`)
  })

  it('is cancelled at the server as soon as the client goes', async () => {
    const leaving = new AbortController()
    const stream = await clientOf(before).chat.completions.create(
      { ...asked, stream: true },
      { signal: leaving.signal },
    )
    for await (const _ of stream) leaving.abort()
    const open = async (): Promise<string> =>
      await (await globalThis.fetch(new URL('/metrics', served().url))).text()
    while (!/^jevons_open_requests 0$/m.test(await open()))
      await new Promise((resolve) => setTimeout(resolve, 5))
  })
})
