import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ResponseDetail } from '#viewer'
import { type AskedViewer, askViewer, origin } from './fixture/asked-viewer.ts'
import { writeViewedRun } from './fixture/viewed-run.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-access-'))
const [runs, pages] = [join(root, 'runs'), join(root, 'pages')]
let asked: AskedViewer

beforeAll(async () => {
  mkdirSync(join(pages, 'assets'), { recursive: true })
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>pages</title>')
  writeFileSync(join(pages, 'assets', 'page-1.js'), 'export {}')
  writeFileSync(join(root, 'secret.json'), '"outside"')
  await writeViewedRun(join(runs, 'run'), [{ problem: 'p', text: '<think>\none\n</think>\ntwo', tokens: 3 }])
  asked = askViewer(runs, { pages })
})
afterAll(() => {
  asked.viewer.close()
  rmSync(root, { recursive: true })
  expect(asked.faults).toEqual([])
})

async function status(path: string, init?: RequestInit): Promise<number> {
  return (await asked.ask(path, init)).status
}

describe('a server for this machine', () => {
  it('answers to the names of this machine and to no other', async () => {
    for (const host of ['localhost:8735', '127.0.0.1:8735', '[::1]:8735', '127.0.0.1', 'LOCALHOST:1'])
      expect([host, await status('/api/runs', { headers: { host } })]).toEqual([host, 200])
    for (const host of [
      'evil.example:8735',
      '127.0.0.1.evil.example:8735',
      'localhost.evil.example',
      'evil.example@127.0.0.1:8735',
      '127.0.0.1:8735@evil.example',
      '10.0.0.7:8735',
      '0.0.0.0:8735',
      '[::]:8735',
      'localhost:8735, evil.example',
      '',
    ])
      expect([host, await status('/api/runs', { headers: { host } })]).toEqual([host, 403])
  })

  it('answers no page of another origin', async () => {
    expect(await status('/api/runs', { headers: { origin } })).toBe(200)
    for (const other of ['http://evil.example', 'http://localhost:9999', 'null', 'file://'])
      expect(await status('/api/runs', { headers: { origin: other } })).toBe(403)
    for (const site of ['cross-site', 'same-site'])
      expect(await status('/api/runs', { headers: { 'sec-fetch-site': site } })).toBe(403)
  })

  it('can be led to from elsewhere, and only that', async () => {
    const led = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect(await status('/', { headers: led })).toBe(200)
    expect(await status('/', { headers: { ...led, 'sec-fetch-dest': 'iframe' } })).toBe(403)
    expect(await status('/api/runs/run/labels', { method: 'POST', headers: led })).toBe(403)
  })

  it('says with every answer what a page may do', async () => {
    for (const path of ['/', '/api/runs', '/api/runs/none', '/nothing.here', '/runs/deep/link']) {
      const { headers } = await asked.ask(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self';/)
      expect(policy).toMatch(/base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/)
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    }
    expect((await asked.ask('/api/runs')).headers.get('cache-control')).toBe('no-store')
    const script = await asked.ask('/assets/page-1.js')
    expect(script.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    )
  })

  it('has the files of its pages and of the reasoner, and no others', async () => {
    expect(await (await asked.ask('/assets/page-1.js')).text()).toBe('export {}')
    expect(await (await asked.ask('/reasoner/config.json')).json()).toMatchObject({})
    for (const path of [
      '/assets/..%2f..%2fsecret.json',
      '/assets/%2e%2e%5c%2e%2e%5csecret.json',
      '/reasoner/..%2f..%2fpackage.json',
      '/reasoner/corpus.txt',
      '/assets/page-1.js%00.html',
      '/api/runs/..%2f..%2fsecret.json',
      '/api/runs/..',
      '/api/runs/run%2f..%2f..',
      '/api/runs/%2fetc',
      '/api/runs/run/responses/..%2f..%2f..%2fsecret.json',
      `/api/runs/${'x'.repeat(100_000)}`,
      '/api/runs/%ff%fe',
      '/api/nothing',
    ]) {
      const answer = await asked.ask(path)
      expect([path, answer.status]).toEqual([path, 404])
      expect(await answer.text()).not.toContain('outside')
    }
  })

  it('shows its one page at every address within the workbench', async () => {
    for (const path of [
      '/',
      '/run/qwen2.5',
      '/run/old%2Fsums/responses?search=x',
      '/../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '//secret.json',
    ])
      expect(await (await asked.ask(path)).text()).toContain('<title>pages</title>')
  })

  it('can only be read, labels apart', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect([method, await status('/api/runs', { method })]).toEqual([method, 405])
    expect(await status('/api/runs', { method: 'HEAD' })).toBe(200)
  })
})

describe('a label', () => {
  async function thought(): Promise<object> {
    const detail = (await asked.json('/api/runs/run/responses/p%2Fa%2F0')) as ResponseDetail
    const { start, end, textHash } = detail.thoughtList[0] ?? {}
    return { response: detail.id, start, end, textHash }
  }

  async function label(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return await asked.ask('/api/runs/run/labels', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  }

  it('is appended to the record, shown from then on, and can be taken back', async () => {
    const answer = await label({ ...(await thought()), label: 'incorrect' })
    const line = { version: 1, problem: 'p', arm: 'a', sample: 0, label: 'incorrect', labeller: 'tester' }
    expect([answer.status, await answer.json()]).toMatchObject([200, { label: line }])
    const record = readFileSync(join(runs, 'run', 'labels.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
    expect(record.map((text) => JSON.parse(text))).toMatchObject([line])
    expect(await asked.json('/api/runs/run/responses/p%2Fa%2F0')).toMatchObject({
      thoughtList: [{ label: 'incorrect' }],
    })
    await label({ ...(await thought()), label: null })
    expect(await asked.json('/api/runs/run/responses/p%2Fa%2F0')).toMatchObject({
      thoughtList: [{ label: null }],
    })
  })

  it('is refused from another page, as anything but JSON, and about what is not there', async () => {
    const good = { ...(await thought()), label: 'correct' }
    const before = readFileSync(join(runs, 'run', 'labels.jsonl'), 'utf8')
    const answers = [
      [403, await label(good, { origin: 'http://evil.example' })],
      [403, await label(good, { 'sec-fetch-site': 'cross-site' })],
      [415, await label(good, { 'content-type': 'text/plain' })],
      [415, await label(good, { 'content-type': 'application/x-www-form-urlencoded' })],
      [400, await label('{')],
      [400, await label('null')],
      [400, await label({ ...good, label: 'maybe' })],
      [400, await label({ ...good, labeller: 'another' })],
      [400, await label({ ...good, start: -1 })],
      [404, await label({ ...good, response: '../../secret/a/0' })],
      [409, await label({ ...good, end: 6 })],
      [409, await label({ ...good, textHash: '0'.repeat(32) })],
      [413, await label(`"${'x'.repeat(20_000)}"`)],
    ] as const
    expect(answers.map(([, answer]) => answer.status)).toEqual(answers.map(([wanted]) => wanted))
    expect(readFileSync(join(runs, 'run', 'labels.jsonl'), 'utf8')).toBe(before)
  })
})

describe('a server for other machines', () => {
  const token = 'correct-horse-battery'
  const host = 'workstation.local:8735'
  let guarded: AskedViewer
  beforeAll(() => {
    guarded = askViewer(runs, { pages, access: { host: '0.0.0.0', ownNames: ['workstation.local'], token } })
  })

  it('answers nobody without the token, whatever is asked', async () => {
    for (const path of [
      '/',
      '/api/runs',
      '/assets/page-1.js',
      '/reasoner/config.json',
      '/?token=',
      '/?token=wrong',
    ])
      expect([path, (await guarded.ask(path, { headers: { host } })).status]).toEqual([path, 403])
    const headers = { host, authorization: 'Bearer wrong', cookie: 'jevons-8735=wrong' }
    expect((await guarded.ask('/api/runs', { headers })).status).toBe(403)
    expect((await guarded.ask(`/?token=${token}`, { method: 'POST', headers: { host } })).status).toBe(403)
  })

  it('takes the token once and gives a cookie for it, which is not the token', async () => {
    const answer = await guarded.ask(`/runs/run?search=x&token=${token}`, { headers: { host } })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/runs/run?search=x'])
    const given = answer.headers.get('set-cookie') ?? ''
    expect(given).toMatch(/^jevons-8735=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/)
    expect(given).not.toContain(token)
    const cookie = given.split(';')[0] ?? ''
    expect((await guarded.ask('/api/runs', { headers: { host, cookie } })).status).toBe(200)
    expect(
      (await guarded.ask('/api/runs', { headers: { host, authorization: `Bearer ${token}` } })).status,
    ).toBe(200)
  })

  it('never leads anywhere else', async () => {
    for (const path of ['//evil.example/', '/\\evil.example/', '/%5cevil.example', '/.//evil.example']) {
      const answer = await guarded.ask(`${path}?token=${token}`, { headers: { host } })
      const location = answer.headers.get('location') ?? ''
      expect(new URL(location, origin).origin).toBe(origin)
    }
  })

  it('goes by addresses and its own names, since only a name can be made to point elsewhere', async () => {
    const headers = { authorization: `Bearer ${token}` }
    for (const name of ['10.0.0.7:8735', '[fe80::1]:8735', host])
      expect((await guarded.ask('/api/runs', { headers: { ...headers, host: name } })).status).toBe(200)
    const stranger = await guarded.ask('/api/runs', { headers: { ...headers, host: 'evil.example:8735' } })
    expect(stranger.status).toBe(403)
  })
})
