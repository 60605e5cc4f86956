import { afterEach, describe, expect, it } from 'vitest'
import { servedBy } from './fixture/configured-gateway.ts'
import {
  chatAnswer,
  type ScriptedAnswer,
  type ScriptedServer,
  scriptedServer,
} from './fixture/scripted-server.ts'
import { clientOf, faults, post, type Served } from './fixture/served-gateway.ts'

const running: { close: (drainMs: number) => Promise<void> }[] = []
afterEach(async () => {
  for (const { close } of running.splice(0).reverse()) await close(0)
  expect(faults.splice(0)).toEqual([])
})

const models = { json: { object: 'list', data: [{ id: 'm', owned_by: 'vllm' }] } }

async function upstream(
  answer: ScriptedAnswer | ((number: number) => ScriptedAnswer),
): Promise<ScriptedServer> {
  let asked = 0
  const server = await scriptedServer(({ path }) =>
    path === '/v1/models' ? models : typeof answer === 'function' ? answer(asked++) : answer,
  )
  running.push(server)
  return server
}

async function configured(yaml: string): ReturnType<typeof servedBy> {
  const both = await servedBy(yaml)
  running.push(both.gateway, both.served)
  return both
}

const upstreams = (servers: readonly ScriptedServer[], more = ''): string =>
  `health: { every: 0 }\nupstreams:\n${servers.map(({ url }, n) => `  - { name: u${n}, url: "${url}"${more} }`).join('\n')}\n`

const chat = { model: 'm', messages: [{ role: 'user' as const, content: 'What is 2 + 2?' }] }
const delta = (piece: object, finish: string | null = null): object => ({
  id: 'c',
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta: piece, finish_reason: finish }],
})
const role = delta({ role: 'assistant', content: '' })
const four: ScriptedAnswer = { events: [role, delta({ content: '4' }), delta({}, 'stop')] }
const asks = ({ requests }: ScriptedServer): number =>
  requests.filter(({ path }) => path !== '/v1/models').length

async function streamed(served: Served): Promise<string> {
  let said = ''
  for await (const { choices } of await clientOf(served).chat.completions.create({ ...chat, stream: true }))
    said += choices[0]?.delta.content ?? ''
  return said
}

describe('several upstreams', () => {
  it('are asked by their weights', async () => {
    const servers = [await upstream(chatAnswer('a')), await upstream(chatAnswer('b'))]
    const yaml = upstreams(servers).replace('name: u0,', 'name: u0, weight: 3,')
    const { served } = await configured(yaml)
    for (let n = 0; n < 8; n++) expect((await post(served, chat)).status).toBe(200)
    expect(servers.map(asks)).toEqual([6, 2])
    const metrics = await (await globalThis.fetch(new URL('/metrics', served.url))).text()
    expect(metrics).toContain('jevons_upstream_requests_total{upstream="u0"} 6\n')
    expect(metrics).toContain('jevons_upstream_attempts_total{upstream="u1",result="answered"} 2\n')
  })

  it.each([
    ['a 500', { status: 500, json: { error: { message: 'out of memory' } } } as ScriptedAnswer],
    ['a 503', { status: 503, text: 'loading' } as ScriptedAnswer],
    ['a stream that is reset before it says anything', { events: [role], end: 'reset' } as ScriptedAnswer],
    ['a stream that ends before it says anything', { events: [], end: 'cut' } as ScriptedAnswer],
    ['an error as the first event', { events: [{ error: { message: 'overloaded' } }] } as ScriptedAnswer],
    [
      'an event that is no JSON first',
      {
        raw: (response) => {
          response.writeHead(200, { 'content-type': 'text/event-stream' })
          response.end('data: <html>\n\n')
        },
      } as ScriptedAnswer,
    ],
  ])('after %s another one answers, and the client sees nothing of it', async (_, broken) => {
    const servers = [await upstream(broken), await upstream(four)]
    const { served } = await configured(upstreams(servers))
    expect(await streamed(served)).toBe('4')
    expect(servers.map(asks)).toEqual([1, 1])
  })

  it('that stall before the first token are given up for another after their time', async () => {
    const servers = [await upstream({ events: [role], end: 'stall' }), await upstream(four)]
    const { served } = await configured(upstreams(servers, ', limits: { firstToken: 0.1 }'))
    expect(await streamed(served)).toBe('4')
    expect(servers.map(asks)).toEqual([1, 1])
  })

  it('are not exchanged once something was said: what breaks then is an error', async () => {
    const begun: ScriptedAnswer = { events: [role, delta({ content: '4' })], end: 'reset' }
    const servers = [await upstream(begun), await upstream(four)]
    const { served } = await configured(upstreams(servers))
    await expect(streamed(served)).rejects.toThrow('broke off in the middle')
    expect(servers.map(asks)).toEqual([1, 0])
  })

  it.each([
    ['betweenTokens', 'longer than 0.1 s to say more'],
    ['total', 'longer than 0.1 s to complete an answer'],
  ])('are given up in the middle after their limit %s, as an error', async (limit, message) => {
    const begun: ScriptedAnswer = { events: [role, delta({ content: '4' })], end: 'stall' }
    const { served } = await configured(upstreams([await upstream(begun)], `, limits: { ${limit}: 0.1 }`))
    await expect(streamed(served)).rejects.toThrow(message)
  })

  it('give their refusal where another would refuse as well', async () => {
    const servers = [
      await upstream({ status: 400, json: { error: { message: 'no such field' } } }),
      await upstream(chatAnswer('4')),
    ]
    const { served } = await configured(upstreams(servers))
    expect((await post(served, chat)).status).toBe(400)
    expect(servers.map(asks)).toEqual([1, 0])
  })

  it('that all fail give the last failure', async () => {
    const broken: ScriptedAnswer = { status: 500, json: { error: { message: 'out of memory' } } }
    const servers = [await upstream(broken), await upstream(broken)]
    const { served } = await configured(upstreams(servers))
    const answer = await post(served, chat)
    expect([answer.status, await answer.json()]).toEqual([500, { error: { message: 'out of memory' } }])
    expect(servers.map(asks)).toEqual([1, 1])
  })

  it('are left out after failures in a row, and asked again after their time', async () => {
    const servers = [
      await upstream((n) => (n < 2 ? { status: 500, text: 'no' } : chatAnswer('a'))),
      await upstream(chatAnswer('b')),
    ]
    const { served, gateway } = await configured(
      upstreams(servers).replace('every: 0', 'every: 0, failures: 2, out: 0.2'),
    )
    for (let n = 0; n < 6; n++) expect((await post(served, chat)).status).toBe(200)
    expect(asks(servers[0] as ScriptedServer)).toBe(2)
    expect(gateway.settings.metrics()).toContain('jevons_upstream_in{upstream="u0"} 0')
    await new Promise((resolve) => setTimeout(resolve, 250))
    for (let n = 0; n < 2; n++) await post(served, chat)
    expect(asks(servers[0] as ScriptedServer)).toBe(3)
  })

  it('that are asked whether they live are left out before a request fails', async () => {
    const gone = await upstream(chatAnswer('a'))
    const well = await upstream(chatAnswer('b'))
    const { served, gateway } = await configured(
      upstreams([gone, well]).replace('every: 0', 'every: 0.05, out: 60'),
    )
    await gone.close()
    while (gateway.settings.metrics().includes('jevons_upstream_in{upstream="u0"} 1'))
      await new Promise((resolve) => setTimeout(resolve, 10))
    for (let n = 0; n < 4; n++) expect((await post(served, chat)).status).toBe(200)
    expect(asks(well)).toBe(4)
    expect((await globalThis.fetch(new URL('/ready', served.url))).status).toBe(200)
  })

  it('that ask to be left alone are, as long as they said; then there is a 429 that says how long', async () => {
    const limited: ScriptedAnswer = {
      status: 429,
      headers: { 'retry-after': '7' },
      json: { error: { message: 'slow' } },
    }
    const servers = [await upstream(limited), await upstream((n) => (n === 0 ? chatAnswer('4') : limited))]
    const { served } = await configured(upstreams(servers, ', key: a-key'))
    expect((await post(served, chat)).status).toBe(200)
    expect((await post(served, chat)).headers.get('retry-after')).toBe('7')
    const shed = await post(served, chat)
    expect([shed.status, await shed.json()]).toMatchObject([429, { error: { code: 'overloaded' } }])
    expect(Number(shed.headers.get('retry-after'))).toBeGreaterThan(4)
    expect(servers.map(asks)).toEqual([1, 2])
  })

  it('that have as many requests as they bear shed load with 429, and take more once one is done', async () => {
    const server = await upstream((n) =>
      n === 0 ? { events: [role, delta({ content: '4' })], end: 'stall' } : four,
    )
    const { served } = await configured(upstreams([server], ', limits: { concurrent: 1 }'))
    const first = await post(served, { ...chat, stream: true })
    const shed = await post(served, chat)
    expect([shed.status, shed.headers.get('retry-after')]).toEqual([429, '1'])
    await first.body?.cancel()
    while ((await post(served, { ...chat, stream: true })).status !== 200)
      await new Promise((resolve) => setTimeout(resolve, 10))
  })

  it('serve the models they are named for, and names stand for others of them', async () => {
    const servers = [await upstream(chatAnswer('a')), await upstream(chatAnswer('b'))]
    const yaml = `${upstreams(servers)}models:\n  quick: { model: n, policy: none }\n`
      .replace('name: u0,', 'name: u0, models: [m],')
      .replace('name: u1,', 'name: u1, models: [n],')
    const { served } = await configured(yaml)
    await post(served, chat)
    await post(served, { ...chat, model: 'quick' })
    expect(
      servers.map(({ requests }) => requests.map(({ body }) => body?.['model']).filter(Boolean)),
    ).toEqual([['m'], ['n']])
    const unknown = await post(served, { ...chat, model: 'o' })
    expect([unknown.status, await unknown.json()]).toMatchObject([
      404,
      { error: { code: 'model_not_found' } },
    ])
    const { data } = await clientOf(served).models.list()
    expect(data.map(({ id }) => id)).toEqual(['quick', 'm'])
  })

  it('are cancelled as soon as the client goes, and that is no failure of theirs', async () => {
    let closed = 0
    const server = await upstream({
      raw: (response) => {
        response.on('close', () => closed++)
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write(`data: ${JSON.stringify(delta({ content: '4' }))}\n\n`)
      },
    })
    const { served, gateway } = await configured(
      upstreams([server]).replace('every: 0', 'every: 0, failures: 1'),
    )
    const answer = await post(served, { ...chat, stream: true })
    await answer.body?.cancel()
    while (closed === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(gateway.settings.metrics()).toContain('jevons_upstream_in{upstream="u0"} 1')
    expect(gateway.settings.metrics()).toContain('jevons_upstream_open_requests{upstream="u0"} 0')
  })
})
