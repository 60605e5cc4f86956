import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { readRun } from '#run'
import { configOf, servedBy } from './fixture/configured-gateway.ts'
import {
  chatAnswer,
  type ScriptedAnswer,
  type ScriptedRequest,
  type ScriptedServer,
  scriptedServer,
} from './fixture/scripted-server.ts'
import { clientOf, faults, post, type Served } from './fixture/served-gateway.ts'
import { smallDisk } from './fixture/small-disk.ts'
import { needs } from './needs.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-watched-'))
afterAll(() => rmSync(folder, { recursive: true }))

const running: { close: (drainMs: number) => Promise<void> }[] = []
afterEach(async () => {
  for (const { close } of running.splice(0).reverse()) await close(0)
  expect(faults.splice(0)).toEqual([])
})

async function upstream(
  answer: (request: ScriptedRequest, number: number) => ScriptedAnswer,
): Promise<ScriptedServer> {
  let asked = 0
  const server = await scriptedServer((request) =>
    request.path === '/v1/models'
      ? { json: { object: 'list', data: [{ id: 'm', owned_by: 'vllm' }] } }
      : answer(request, asked++),
  )
  running.push(server)
  return server
}

async function before(server: ScriptedServer, more: string, environment = {}): ReturnType<typeof servedBy> {
  const both = await servedBy(
    `health: { every: 0 }\nupstreams: [{ url: "${server.url}" }]\n${more}`,
    environment,
  )
  running.push(both.gateway, both.served)
  return both
}

const chat = { model: 'm', messages: [{ role: 'user' as const, content: 'What is 2 + 2?' }] }
const delta = (piece: object, finish: string | null = null): object => ({
  id: 'c',
  object: 'chat.completion.chunk',
  model: 'scripted',
  choices: [{ index: 0, delta: piece, finish_reason: finish }],
})
const usage = {
  id: 'c',
  object: 'chat.completion.chunk',
  choices: [],
  usage: { prompt_tokens: 9, completion_tokens: 5, completion_tokens_details: { reasoning_tokens: 3 } },
}

/** Streams where it is asked to, and tells its usage where it is asked for it. */
function reasoned({ body }: ScriptedRequest, reasoning = 'Two. Wait, two.', content = '4'): ScriptedAnswer {
  if (body?.['stream'] !== true) return chatAnswer(content, { reasoning, usage: usage.usage })
  const { include_usage } = (body['stream_options'] ?? {}) as { include_usage?: boolean }
  return {
    events: [delta({ reasoning }), delta({ content }), delta({}, 'stop'), ...(include_usage ? [usage] : [])],
  }
}

async function events(served: Served, body: object): Promise<readonly string[]> {
  const text = await (await post(served, { ...body, stream: true })).text()
  return text.trim().split('\n\n')
}

async function all<T>(lines: AsyncIterable<T>): Promise<readonly T[]> {
  const read: T[] = []
  for await (const line of lines) read.push(line)
  return read
}

const metricsOf = async ({ url }: Served): Promise<string> =>
  await (await globalThis.fetch(new URL('/metrics', url))).text()

describe('a recording', () => {
  it('is a run of what was asked and answered, streamed or not, and the client sees nothing of it', async () => {
    const run = join(folder, 'recorded')
    const server = await upstream((request) => reasoned(request))
    const { served, gateway } = await before(server, `record: { run: "${run}" }\n`)
    const seen = await events(served, chat)
    expect(seen.filter((event) => event.includes('usage'))).toEqual([])
    expect(seen.at(-1)).toBe('data: [DONE]')
    expect((await events(served, { ...chat, stream_options: { include_usage: true } })).join()).toContain(
      'usage',
    )
    await post(served, { ...chat, messages: [{ role: 'user', content: 'And 3 + 3?' }], temperature: 0 })
    await served.close(0)
    await gateway.close()
    running.splice(1)
    const read = readRun(run)
    const responses = await all(read.responses())
    const [first] = responses
    expect(responses.map(({ arm, sample }) => [arm, sample])).toEqual([
      ['m', 0],
      ['m', 1],
      ['m', 0],
    ])
    expect(first).toMatchObject({
      text: 'Two. Wait, two.4',
      span: { start: 0, end: 15, answerStart: 15 },
      reasoning: 'full',
      finishReason: 'stop',
      usage: { prompt: 9, output: 5, reasoning: 3 },
    })
    const problems = await all(read.problems())
    expect(problems.map(({ question }) => question)).toEqual(['What is 2 + 2?', 'And 3 + 3?'])
    const thoughts = await all(read.thoughts())
    expect(thoughts.map(({ problem, thoughts: cut }) => [problem, cut.length])).toEqual(
      responses.map(({ problem }) => [problem, 1]),
    )
    expect((await all(read.grades())).map(({ outcome, answer }) => [outcome, answer])).toEqual([
      [null, '4'],
      [null, '4'],
      [null, '4'],
    ])
    expect(read.description.study).toMatchObject({ kind: 'import', problems: 2, responses: 3, samples: 2 })
  })

  it('goes on where it stood, without the line that was torn', async () => {
    const run = join(folder, 'torn')
    const server = await upstream((request) => reasoned(request))
    const record = async (): Promise<void> => {
      const { served, gateway } = await before(server, `record: { run: "${run}" }\n`)
      await post(served, chat)
      await served.close(0)
      await gateway.close()
      running.splice(1)
    }
    await record()
    const file = join(run, 'responses.jsonl')
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"version":1,"prob`)
    await record()
    const responses = await all(readRun(run).responses())
    expect(responses.map(({ sample }) => sample)).toEqual([0, 1])
    expect(await all(readRun(run).problems())).toHaveLength(1)
  })

  it('holds nothing that a pattern or a module took out, and nothing of what a module refused', async () => {
    const run = join(folder, 'redacted')
    const module = join(folder, 'redact.mjs')
    writeFileSync(
      module,
      'export const redact = (texts) => texts.question.includes("private") ? undefined : { ...texts, answer: texts.answer.toUpperCase() }\n',
    )
    const server = await upstream((request) => reasoned(request, 'card 4111111111111111, then', 'four'))
    const yaml = `record: { run: "${run}", redact: { module: "${module}", patterns: [{ pattern: '\\d{16}', with: '[card]' }] } }\n`
    const { served, gateway } = await before(server, yaml)
    await post(served, { ...chat, messages: [{ role: 'user', content: 'Is 4111111111111111 mine?' }] })
    await post(served, { ...chat, messages: [{ role: 'user', content: 'private' }] })
    expect(await metricsOf(served)).toContain('jevons_recording_dropped_total{reason="redacted"} 1')
    await served.close(0)
    await gateway.close()
    running.splice(1)
    const [response, ...more] = await all(readRun(run).responses())
    expect([response?.text, more]).toEqual(['card [card], thenFOUR', []])
    expect(readFileSync(join(run, 'problems.jsonl'), 'utf8')).not.toContain('4111')
  })

  it('holds nothing that a pattern could not be tried on in its time', async () => {
    const run = join(folder, 'endless')
    const server = await upstream((request) => reasoned(request, `${'a'.repeat(50_000)}b`))
    const { served } = await before(
      server,
      `record: { run: "${run}", redact: { patterns: [{ pattern: '(a+)+$' }] } }\n`,
    )
    expect((await post(served, chat)).status).toBe(200)
    expect(await metricsOf(served)).toContain('jevons_recording_dropped_total{reason="redacted"} 1')
  })

  it('drops and counts what it may not take', async () => {
    const server = await upstream((request) => reasoned(request))
    const { served } = await before(server, `record: { run: "${join(folder, 'few')}", mostResponses: 2 }\n`)
    for (let n = 0; n < 5; n++) await post(served, chat)
    expect(await metricsOf(served)).toContain('jevons_recording_dropped_total{reason="limit"} 3')
  })

  it('goes on under another redaction, without a gap', async () => {
    const run = join(folder, 'changed')
    const server = await upstream((request) => reasoned(request))
    const upstreams = `health: { every: 0 }\nupstreams: [{ url: "${server.url}" }]\n`
    const { served, gateway } = await before(server, `record: { run: "${run}" }\n`)
    await post(served, chat)
    const yaml = `${upstreams}record: { run: "${run}", redact: { patterns: [{ pattern: Wait }] } }\n`
    const changed = await gateway.changeTo(await configOf(yaml))
    served.change(changed.settings)
    await changed.retire()
    await post(served, chat)
    await expect(gateway.changeTo(await configOf(yaml.replace('Wait', '"("')))).rejects.toThrow(
      'redact.patterns',
    )
    await post(served, chat)
    await served.close(0)
    await changed.close()
    running.splice(1)
    const responses = await all(readRun(run).responses())
    expect(responses.map(({ text }) => text)).toEqual([
      'Two. Wait, two.4',
      'Two. [redacted], two.4',
      'Two. [redacted], two.4',
    ])
  })

  it(
    'on a disk that is full loses whole lines, counts them, and goes on once there is room',
    needs.smallDisk,
    async () => {
      const disk = smallDisk()
      const run = join(disk.folder, 'traffic')
      const server = await upstream((request) => reasoned(request, 'x'.repeat(20_000)))
      const { served, gateway } = await before(server, `record: { run: "${run}" }\n`)
      try {
        for (let n = 0; n < 8; n++) expect((await post(served, chat)).status).toBe(200)
        while (!gateway.settings.metrics().includes('reason="disk"')) await post(served, chat)
        disk.enlarge()
        const recorded = (): number =>
          Number(/jevons_recorded_total (\d+)/.exec(gateway.settings.metrics())?.[1])
        const before = recorded()
        expect(before).toBeGreaterThan(0)
        while (recorded() === before) await post(served, chat)
        await served.close(0)
        await gateway.close()
        running.splice(1)
        const responses = await all(readRun(run).responses())
        expect(responses.every(({ text }) => text.length === 20_001)).toBe(true)
        expect(new Set(responses.map(({ sample }) => sample)).size).toBe(responses.length)
        expect(faults.splice(0).length).toBeGreaterThan(0)
      } finally {
        disk.close()
      }
    },
  )

  it('does not hold what broke off or was refused', async () => {
    const run = join(folder, 'broken')
    const server = await upstream((_, n) =>
      n === 0
        ? { status: 400, json: { error: { message: 'no' } } }
        : { events: [delta({ content: '4' })], end: 'reset' },
    )
    const { served, gateway } = await before(server, `record: { run: "${run}" }\n`)
    await post(served, chat)
    await events(served, chat)
    await served.close(0)
    await gateway.close()
    running.splice(1)
    expect(await all(readRun(run).responses())).toEqual([])
  })
})

describe('a canary in a gateway', () => {
  it('takes its share of those who name no policy, and is compared with the rest', async () => {
    const server = await upstream((request, n) =>
      reasoned(request, n % 2 === 0 ? 'One. Alternatively, two.' : 'One.'),
    )
    const { served } = await before(
      server,
      'policy: tip\nonPolicyError: pass\ncanary: { policy: none, percent: 40 }\n',
    )
    const branches = new Map<string | null, number>()
    for (let n = 0; n < 20; n++) {
      const headers = { 'x-request-id': `request ${n}` }
      const branch = (await post(served, chat, { headers })).headers.get('x-jevons-branch')
      expect((await post(served, chat, { headers })).headers.get('x-jevons-branch')).toBe(branch)
      branches.set(branch, (branches.get(branch) ?? 0) + 2)
    }
    expect(
      (await post(served, chat, { headers: { 'x-jevons-policy': 'none' } })).headers.get('x-jevons-branch'),
    ).toBe(null)
    expect([...branches.keys()].sort()).toEqual(['canary', 'control'])
    const metrics = await metricsOf(served)
    for (const [branch, count] of branches)
      expect(metrics).toContain(`jevons_canary_requests_total{branch="${branch}"} ${count}\n`)
    const answer = await globalThis.fetch(new URL('/jevons/canary', served.url))
    const { requests, measures, note } = (await answer.json()) as Record<string, unknown>
    expect(requests).toEqual(Object.fromEntries(branches))
    expect(measures).toMatchObject({
      outputTokens: { canary: 5, control: 5, verdict: 'no difference shown' },
    })
    expect(note).toContain('not accuracy')
  })

  it('that is not there is said not to be', async () => {
    const { served } = await before(await upstream((request) => reasoned(request)), '')
    expect((await globalThis.fetch(new URL('/jevons/canary', served.url))).status).toBe(404)
  })
})

describe('spans', () => {
  it('go to a collector in batches, under OpenTelemetry’s names, without any text', async () => {
    const collector = await scriptedServer(() => ({ json: {} }))
    running.push(collector)
    const server = await upstream((request) => reasoned(request))
    const endpoint = collector.url.replace('/v1', '')
    const yaml = `telemetry: { endpoint: "${endpoint}", headers: { authorization: "Bearer \${TOKEN}" } }\n`
    const { served, gateway } = await before(server, yaml, { TOKEN: 'a-token' })
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    await post(served, { ...chat, temperature: 0.5, seed: 3 }, { headers: { traceparent } })
    await events(served, chat)
    await served.close(0)
    await gateway.close()
    running.splice(2)
    const [request, ...more] = collector.requests
    expect([request?.path, request?.headers['authorization'], more]).toEqual([
      '/v1/traces',
      'Bearer a-token',
      [],
    ])
    const { resourceSpans } = (request as { readonly body: unknown }).body as {
      readonly resourceSpans: readonly [
        { readonly scopeSpans: readonly [{ readonly spans: readonly Span[] }] },
      ]
    }
    const [whole, streamed] = resourceSpans[0].scopeSpans[0].spans
    expect(whole).toMatchObject({
      name: 'chat m',
      kind: 2,
      traceId: '0af7651916cd43dd8448eb211c80319c',
      parentSpanId: 'b7ad6b7169203331',
      status: { code: 1 },
    })
    const named = Object.fromEntries(
      (whole?.attributes ?? []).map(({ key, value }) => [key, Object.values(value)[0]]),
    )
    expect(named).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'm',
      'gen_ai.response.model': 'scripted',
      'gen_ai.request.temperature': 0.5,
      'gen_ai.request.seed': '3',
      'gen_ai.usage.input_tokens': '9',
      'gen_ai.usage.output_tokens': '5',
      'gen_ai.usage.reasoning.output_tokens': '3',
      'jevons.policy': 'none',
    })
    expect(streamed?.attributes.map(({ key }) => key)).toContain('jevons.first_piece_ms')
    expect(JSON.stringify(request?.body)).not.toMatch(/2 \+ 2|Wait/)
    expect(BigInt(whole?.endTimeUnixNano ?? 0) >= BigInt(whole?.startTimeUnixNano ?? 0)).toBe(true)
  })

  it('that no collector takes are dropped and counted, and no request waits for them', async () => {
    const server = await upstream((request) => reasoned(request))
    const { served, gateway } = await before(server, 'telemetry: { endpoint: "http://127.0.0.1:9" }\n')
    expect((await post(served, chat)).status).toBe(200)
    await served.close(0)
    await gateway.close()
    running.splice(1)
    expect(gateway.settings.metrics()).toContain('jevons_spans_dropped_total 1\n')
    expect(faults.splice(0)).toHaveLength(1)
  })
})

interface Span {
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly { readonly key: string; readonly value: object }[]
}

describe('a configuration that is exchanged', () => {
  it('answers new requests, while those under way end as they began', async () => {
    const old = await upstream(() => ({
      raw: (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write(`data: ${JSON.stringify(delta({ content: 'o' }))}\n\n`)
        setTimeout(
          () => response.end(`data: ${JSON.stringify(delta({ content: 'ld' }, 'stop'))}\n\ndata: [DONE]\n\n`),
          150,
        )
      },
    }))
    const next = await upstream((request) => reasoned(request, '', 'new'))
    const { served, gateway } = await before(old, '')
    const stream = await clientOf(served).chat.completions.create({ ...chat, stream: true })
    const changed = await gateway.changeTo(await configOf(`upstreams: [{ url: "${next.url}" }]\n`))
    running.push(changed)
    served.change(changed.settings)
    await changed.retire()
    const answer = await clientOf(served).chat.completions.create(chat)
    expect(answer.choices[0]?.message.content).toBe('new')
    let said = ''
    for await (const { choices } of stream) said += choices[0]?.delta.content ?? ''
    expect(said).toBe('old')
  })
})
