import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { reasonerVocabularyFile } from '../../test/fixture/reasoner-vocabulary.ts'
import { serveConfig } from './serve-config.ts'
import { tryCommand } from './tried-command.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-serve-config-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'serve.yaml')

const written = `
upstreams: [{ name: a, url: "http://127.0.0.1:9/v1", keyEnv: UPSTREAM_KEY }]
listen: { port: 9000 }
policy: tip
limits: { time: 60 }
keys: [{ name: team, keyEnv: TEAM_KEY }]
`
const environment = { UPSTREAM_KEY: 'the-key-of-the-upstream', TEAM_KEY: 'the-key-of-the-team' }

describe('what jevons serve is told', () => {
  it('by flags counts before what the file says, field by field', async () => {
    writeFileSync(file, written)
    const config = await serveConfig({ config: file, port: '0', policy: 'none', drain: '5' }, environment)
    expect(config).toMatchObject({
      listen: { host: '127.0.0.1', port: 0 },
      policy: 'none',
      limits: { time: 60, drain: 5, open: 1000 },
      upstreams: [{ name: 'a', key: 'the-key-of-the-upstream' }],
      keys: [{ name: 'team' }],
    })
    const other = await serveConfig({ config: file, engine: 'reasoner' }, environment)
    expect([other.engine, other.upstreams]).toEqual(['reasoner', []])
  })

  it('several times by --upstream is several upstreams with one key', async () => {
    const { upstreams } = await serveConfig(
      { upstream: ['http://127.0.0.1:8/v1', 'http://127.0.0.1:9/v1'] },
      { JEVONS_API_KEY: 'theirs' },
    )
    expect(upstreams.map(({ name, key }) => [name, key])).toEqual([
      ['upstream-1', 'theirs'],
      ['upstream-2', 'theirs'],
    ])
  })

  it('of the vocabulary is of every upstream by a flag, of each one in the file, and has to be at hand', async () => {
    const tokenizer = reasonerVocabularyFile
    const { upstreams } = await serveConfig({ upstream: ['http://a/v1', 'http://b/v1'], tokenizer }, {})
    expect(upstreams.map((upstream) => upstream.tokenizer)).toEqual([tokenizer, tokenizer])
    await expect(serveConfig({ engine: 'reasoner', tokenizer }, {})).rejects.toThrow('of an --upstream')
    const check = (name: string): ReturnType<typeof tryCommand> => {
      writeFileSync(file, `upstreams: [{ url: "http://127.0.0.1:9/v1", tokenizer: "${name}" }]\n`)
      return tryCommand(['serve', '--config', file, '--check'])
    }
    expect((await check(tokenizer)).out).toContain(`tokenizer: ${tokenizer}`)
    const missing = await check('./none.json')
    expect([missing.code, missing.words]).toEqual([1, expect.stringContaining('./none.json cannot be used')])
  })

  it('by OpenTelemetry’s variables is where spans go, unless the file says it', async () => {
    const variables = {
      ...environment,
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20x, x-more = y=z',
      OTEL_SERVICE_NAME: 'ours',
    }
    const { telemetry } = await serveConfig({ upstream: ['http://127.0.0.1:9/v1'] }, variables)
    expect(telemetry).toEqual({
      endpoint: 'http://127.0.0.1:4318',
      headers: { authorization: 'Bearer x', 'x-more': 'y=z' },
      service: 'ours',
    })
    writeFileSync(file, `${written}telemetry: { endpoint: "http://127.0.0.1:1" }\n`)
    expect((await serveConfig({ config: file }, variables)).telemetry?.endpoint).toBe('http://127.0.0.1:1')
    const wrong = { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' }
    const refused = serveConfig({ upstream: ['http://127.0.0.1:9/v1'] }, wrong)
    await expect(refused).rejects.toThrow('OTEL_EXPORTER_OTLP_ENDPOINT must be a URL')
  })

  it('is shown by --check with its keys hidden, and nothing is served', async () => {
    writeFileSync(file, written)
    const { code, out } = await tryCommand(['serve', '--config', file, '--check'], { environment })
    expect(code).toBe(0)
    for (const said of ['url: http://127.0.0.1:9/v1', 'policy: tip', 'port: 9000', 'name: team'])
      expect(out).toContain(said)
    for (const secret of Object.values(environment)) expect(out).not.toContain(secret)
  })

  it.each([
    ['colour: red\nengine: reasoner', {}, 'serve.yaml: knows no colour; it may hold listen'],
    ['engine: reasoner\nlisten: { host: 0.0.0.0 }', {}, 'host 0.0.0.0 lets other machines in'],
    [
      'engine: reasoner\nkeys: [{ name: k, keyEnv: KEY }]',
      { KEY: 'short' },
      'serve.yaml: keys.0.keyEnv: must have 16 characters or more',
    ],
  ])('%j is said by --check to be wrong, in one line and with exit code 1', async (text, keys, message) => {
    writeFileSync(file, text)
    const { code, out, words } = await tryCommand(['serve', '--config', file, '--check'], {
      environment: keys,
    })
    expect([code, out]).toEqual([1, ''])
    expect(words).toContain(message)
    expect(words).toMatch(/^jevons: [^\n]+$/)
  })

  it('in a file that can’t be served by ends with exit code 2', async () => {
    const missing = await tryCommand(['serve', '--config', join(folder, 'none.yaml')])
    expect([missing.code, missing.words]).toEqual([2, expect.stringContaining('none.yaml: no such file')])
    const { code, words } = await tryCommand(['serve', '--engine', 'reasoner', '--redact', 'x.mjs'])
    expect([code, words]).toEqual([2, expect.stringContaining('name --record too')])
  })
})
