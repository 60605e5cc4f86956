import { afterEach, describe, expect, it } from 'vitest'
import { servedBy } from './fixture/configured-gateway.ts'
import {
  chatAnswer,
  type ScriptedAnswer,
  type ScriptedServer,
  scriptedServer,
} from './fixture/scripted-server.ts'
import { faults, post, type Served } from './fixture/served-gateway.ts'

/** What a stranger can't do to a gateway before servers: everything from outside is hostile. */
const running: { close: (drainMs: number) => Promise<void> }[] = []
afterEach(async () => {
  for (const { close } of running.splice(0).reverse()) await close(0)
  expect(faults.splice(0)).toEqual([])
})

const keys = { TEAM: 'a-key-of-the-team', OTHERS: 'a-key-of-others-', UPSTREAM: 'sk-the-key-of-the-upstream' }

async function before(
  answer: ScriptedAnswer,
  more = '',
): Promise<{ readonly served: Served; readonly server: ScriptedServer }> {
  const server = await scriptedServer(({ path }) =>
    path === '/v1/models' ? { json: { object: 'list', data: [{ id: 'm', owned_by: 'vllm' }] } } : answer,
  )
  running.push(server)
  const yaml = `health: { every: 0 }\nupstreams: [{ url: "${server.url}", keyEnv: UPSTREAM }]\n${more}`
  const { served, gateway } = await servedBy(yaml, keys)
  running.push(gateway, served)
  return { served, server }
}

const chat = { model: 'm', messages: [{ role: 'user', content: 'What is 2 + 2?' }] }
const bodiesOf = ({ requests }: ScriptedServer): readonly Readonly<Record<string, unknown>>[] =>
  requests.flatMap(({ body }) => (body ? [body] : []))
const errorOf = async (
  answer: Response,
): Promise<{ readonly message: string; readonly code: string | null }> =>
  ((await answer.json()) as { error: { message: string; code: string | null } }).error

describe('by the name of a model', () => {
  const aliases = 'models:\n  quick: { model: m, policy: none }\n  "a:b": { model: m }\n'

  it('a stranger reaches what is configured, and everything else goes on as it stands', async () => {
    const { served, server } = await before(chatAnswer('4'), aliases)
    const names = [
      'quick',
      'quick:none',
      'a:b',
      'a:b:none',
      '__proto__',
      'constructor',
      'm\r\nx: 1',
      '../../v1/models',
      'm?x=1#y',
      '모델',
    ]
    for (const model of names)
      expect([model, (await post(served, { ...chat, model })).status]).toEqual([model, 200])
    expect(bodiesOf(server).map(({ model }) => model)).toEqual(['m', 'm', 'm', 'm', ...names.slice(4)])
    expect(new Set(server.requests.map(({ path }) => path))).toEqual(new Set(['/v1/chat/completions']))
  })

  it('a stranger names no policy that is none', async () => {
    const { served, server } = await before(chatAnswer('4'), aliases)
    for (const model of ['quick:tip:alpha=x', 'm:tip:__proto__=1', 'm:none:none'])
      expect([model, (await post(served, { ...chat, model })).status]).toEqual([model, 400])
    expect(bodiesOf(server)).toEqual([])
  })
})

describe('by headers and fields', () => {
  it('a stranger sends an upstream no key, no hop and nothing of ours', async () => {
    const { served, server } = await before(chatAnswer('4'), 'keys: [{ name: team, keyEnv: TEAM }]\n')
    const headers = {
      authorization: `Bearer ${keys.TEAM}`,
      'x-jevons-policy': 'none',
      'x-jevons-select': 'none',
      'x-jevons-branch': 'canary',
      'x-forwarded-for': '10.0.0.1',
      'proxy-authorization': 'Basic x',
      cookie: 'a=b',
    }
    expect((await post(served, chat, { headers })).status).toBe(200)
    const sent = server.requests.find(({ body }) => body)?.headers ?? {}
    expect(sent['authorization']).toBe(`Bearer ${keys.UPSTREAM}`)
    expect(Object.keys(sent).filter((name) => /jevons|forwarded|proxy|cookie/.test(name))).toEqual([])
    expect(JSON.stringify(server.requests)).not.toContain(keys.TEAM)
  })

  it.each([
    ['{"select":"majority:n=3\\r\\nx-evil: 1"}'],
    ['{"select":"majority:n=3","__proto__":{"policy":"tip"}}'],
    ['{"__proto__":{"policy":"tip"}}'],
    ['{"policy":"none","more":1}'],
    ['[]'],
    ['"tip"'],
    [`{"select":"${'x'.repeat(501)}"}`],
  ])('jevons: %.60s is refused', async (field) => {
    const { served, server } = await before(chatAnswer('4'))
    const answer = await post(served, `{"jevons":${field},${JSON.stringify(chat).slice(1)}`)
    expect([answer.status, answer.headers.get('x-evil')]).toEqual([400, null])
    expect(bodiesOf(server)).toEqual([])
  })

  it('a prototype in a body goes on to the upstream and reaches nothing here', async () => {
    const { served, server } = await before(chatAnswer('4'), 'canary: { policy: tip, percent: 0.001 }\n')
    const body = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"stream_options":{"__proto__":{"include_usage":true}},${JSON.stringify(chat).slice(1)}`
    expect((await post(served, body)).status).toBe(200)
    expect(Object.hasOwn(bodiesOf(server)[0] ?? {}, '__proto__')).toBe(true)
    expect(({} as { polluted?: unknown; include_usage?: unknown }).polluted).toBeUndefined()
    expect(({} as { include_usage?: unknown }).include_usage).toBeUndefined()
  })
})

describe('a stranger learns no secret', () => {
  const secrets = Object.values(keys)

  it('from what an upstream says of its key: that is answered in our words', async () => {
    for (const status of [401, 403]) {
      const said = {
        error: { message: `Incorrect API key provided: ${keys.UPSTREAM}`, code: 'invalid_api_key' },
      }
      const { served } = await before({ status, json: said })
      const answer = await post(served, chat)
      const error = await errorOf(answer)
      expect([answer.status, error.code]).toEqual([502, 'upstream_key'])
      for (const secret of secrets) expect(JSON.stringify(error)).not.toContain(secret)
    }
  })

  it('from errors, metrics, models and what says whether the server lives', async () => {
    const { served, server } = await before(
      chatAnswer('4'),
      'keys: [{ name: team, keyEnv: TEAM }]\ncanary: { policy: tip, percent: 5 }\n',
    )
    await server.close()
    const headers = { authorization: `Bearer ${keys.TEAM}` }
    const said = [
      await (await post(served, chat, { headers })).text(),
      await (await post(served, chat)).text(),
    ]
    for (const path of ['/metrics', '/v1/models', '/ready', '/health', '/jevons/canary', '/none'])
      said.push(await (await globalThis.fetch(new URL(path, served.url), { headers })).text())
    for (const text of said) {
      for (const secret of secrets) expect(text).not.toContain(secret)
      expect(text).not.toContain(new URL(server.url).host)
    }
  })

  it('by guessing: every wrong key is refused alike, whatever it begins with', async () => {
    const { served } = await before(
      chatAnswer('4'),
      'keys: [{ name: team, keyEnv: TEAM }, { name: others, keyEnv: OTHERS }]\n',
    )
    const refusals = new Set<string>()
    for (const guess of [
      '',
      'x',
      keys.TEAM.slice(0, -1),
      `${keys.TEAM}x`,
      keys.TEAM.toUpperCase(),
      'x'.repeat(4000),
    ]) {
      const answer = await post(served, chat, { headers: { authorization: `Bearer ${guess}` } })
      refusals.add(`${answer.status} ${await answer.text()}`)
    }
    expect([...refusals]).toEqual([expect.stringMatching(/^401 .*this server asks for a key/)])
  })
})

describe('a key', () => {
  const authorization = (key: string): { headers: Record<string, string> } => ({
    headers: { authorization: `Bearer ${key}` },
  })

  it('may ask so many times a minute, and others are not held up by it', async () => {
    const { served } = await before(
      chatAnswer('4'),
      'keys: [{ name: team, keyEnv: TEAM, limits: { requestsPerMinute: 2 } }, { name: others, keyEnv: OTHERS }]\n',
    )
    for (const wanted of [200, 200, 429]) {
      const answer = await post(served, chat, authorization(keys.TEAM))
      expect(answer.status).toBe(wanted)
      if (wanted === 429) {
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(20)
        expect((await errorOf(answer)).code).toBe('rate_limit_exceeded')
      }
    }
    expect((await post(served, chat, authorization(keys.OTHERS))).status).toBe(200)
  })

  const delta = (content: string, finish: string | null): object => ({
    id: 'c',
    choices: [{ index: 0, delta: { content }, finish_reason: finish }],
  })
  const usage = { id: 'c', choices: [], usage: { prompt_tokens: 50, completion_tokens: 60 } }
  it.each([
    ['whole', false, chatAnswer('4', { usage: usage.usage })],
    ['streamed', true, { events: [delta('4', 'stop'), usage] } as ScriptedAnswer],
    [
      'streamed by an upstream that tells no usage',
      true,
      { events: [delta('4'.repeat(500), 'stop')] } as ScriptedAnswer,
    ],
  ])('may use so many tokens a minute, %s', async (_, stream, answer) => {
    const { served, server } = await before(
      answer,
      'keys: [{ name: team, keyEnv: TEAM, limits: { tokensPerMinute: 100 } }]\n',
    )
    const first = await post(served, { ...chat, stream }, authorization(keys.TEAM))
    expect(await first.text()).not.toContain(stream ? 'prompt_tokens' : '\0')
    if (stream) expect(bodiesOf(server)[0]?.['stream_options']).toEqual({ include_usage: true })
    expect((await post(served, chat, authorization(keys.TEAM))).status).toBe(429)
  })
})
