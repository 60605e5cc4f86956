import { describe, expect, it } from 'vitest'
import type { GatewayConfig } from './gateway-config.ts'
import { parseConfig, readConfig } from './read-config.ts'
import { shownConfig } from './shown-config.ts'

const environment = { VLLM_KEY: 'the-key-of-vllm', TEAM_KEY: 'the-key-of-the-team', TOKEN: 'a-token' }
const files: Readonly<Record<string, string>> = {
  'key.txt': 'a-key-in-a-file\n',
  'keys.txt': '# ours\nkey-one-of-16-signs\nkey-two-of-16-signs\n',
}

async function read(text: string): Promise<GatewayConfig> {
  return await readConfig(parseConfig(text, 'serve.yaml'), {
    where: 'serve.yaml',
    environment,
    readFile: async (file) => {
      if (files[file] !== undefined) return files[file]
      throw Object.assign(new Error('no'), { code: 'ENOENT' })
    },
  })
}

const whole = `
listen: { host: 127.0.0.1, port: 0 }
upstreams:
  - { name: a, url: "http://10.0.0.5:8000/v1", keyEnv: VLLM_KEY, weight: 2, models: [qwq-32b], limits: { concurrent: 8, firstToken: 60 } }
  - { url: "http://10.0.0.6:8000/v1", keyFile: key.txt }
policy: tip:alpha=3,beta=600
onPolicyError: pass
models:
  fast: { model: qwq-32b, policy: "budget:most=2000" }
keys:
  - { name: team, key: "\${TEAM_KEY}", limits: { requestsPerMinute: 60 } }
keysFile: keys.txt
canary: { policy: none, percent: 5 }
record: { run: traffic, redact: { patterns: [{ pattern: '\\d{16}' }] } }
telemetry: { endpoint: "http://127.0.0.1:4318", headers: { authorization: "Bearer \${TOKEN}" } }
`

describe('a configuration file', () => {
  it('is filled in with every default and secret', async () => {
    const config = await read(whole)
    expect(config).toMatchObject({
      listen: { host: '127.0.0.1', port: 0 },
      upstreams: [
        { name: 'a', key: 'the-key-of-vllm', weight: 2, limits: { concurrent: 8, firstToken: 60 } },
        { name: 'upstream-2', key: 'a-key-in-a-file', weight: 1, limits: {} },
      ],
      health: { every: 10, timeout: 5, failures: 3, out: 10 },
      limits: { open: 1000, bodyBytes: 16 << 20, time: 1800, drain: 30 },
      canary: { seed: 'canary' },
      record: { mostResponses: 1_000_000, redact: { patterns: [{ with: '[redacted]' }] } },
      telemetry: { service: 'jevons', headers: { authorization: 'Bearer a-token' } },
    })
    expect(config.keys.map(({ name, key }) => [name, key])).toEqual([
      ['team', 'the-key-of-the-team'],
      ['key-1', 'key-one-of-16-signs'],
      ['key-2', 'key-two-of-16-signs'],
    ])
    expect((await read('engine: reasoner')).limits.open).toBe(32)
  })

  it('is shown without any of its secrets', async () => {
    const shown = shownConfig(await read(whole))
    for (const secret of [...Object.values(environment), 'a-key-in-a-file', 'key-one', 'key-two'])
      expect(shown).not.toContain(secret)
    for (const said of ['http://10.0.0.5:8000/v1', 'tip:alpha=3,beta=600', 'name: team', 'firstToken: 60'])
      expect(shown).toContain(said)
  })

  it.each([
    ['', 'serve what?'],
    ['engine: reasoner\nupstreams: [{ url: "http://a/v1" }]', 'serve what?'],
    ['- 1', 'must hold sections'],
    ['engine: gpt', 'engine: must be reasoner'],
    ['engine: [', 'line 1: no YAML'],
    ['engine: reasoner\nengine: reasoner', 'line 2: no YAML'],
    ['a: &a [x]\nengine: *a', 'Alias'],
    ['engine: reasoner\ncolour: red', 'knows no colour; it may hold listen, engine, upstreams'],
    ['engine: reasoner\nlimits: { open: 0 }', 'limits.open: must be a whole number from 1 to 100000'],
    ['engine: reasoner\nlimits: 5', 'limits: must be a section that may hold open'],
    ['engine: reasoner\npolicy: tipp', 'policy: unknown policy "tipp"'],
    ['engine: reasoner\nselect: most', 'select: unknown selection "most"'],
    ['upstreams: [{ url: "http://a:b@c/v1" }]', 'upstreams.0.url: must be a URL'],
    ['upstreams: [{ url: "http://a/v1", keyEnv: NOPE }]', 'upstreams.0.keyEnv: the environment has no NOPE'],
    ['upstreams: [{ url: "http://a/v1", key: "x", keyEnv: TOKEN }]', 'upstreams.0: only one of key, keyEnv'],
    ['upstreams: [{ url: "http://a/v1", keyFile: none }]', 'upstreams.0.keyFile: none: no such file'],
    ['upstreams: [{ name: x, url: "http://a/v1" }, { name: x, url: "http://b/v1" }]', 'named x'],
    ['upstreams: [{ name: "a b", url: "http://a/v1" }]', 'upstreams.0.name: must be a name of letters'],
    ['engine: reasoner\nkeys: [{ name: k }]', 'keys.0: needs key'],
    ['engine: reasoner\ncanary: { policy: none, percent: 5 }', 'canary.policy: is none, which all'],
    ['engine: reasoner\ncanary: { policy: tip, percent: 0 }', 'canary.percent: must be a number from 0.001'],
    ['engine: reasoner\n__proto__: { policy: tip }', '__proto__ is no name'],
    ['engine: reasoner\nmodels: { __proto__: { policy: tip } }', '__proto__ is no name'],
    ['engine: reasoner\nlimits: { __proto__: { open: 1 } }', '__proto__ is no name'],
  ])('%j is refused in one line that says where and what is allowed', async (text, message) => {
    const refusal = await read(text).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ name: 'ConfigError', message: expect.stringContaining(message) })
    expect((refusal as Error).message).toMatch(/^serve\.yaml[:,][^\n]+$/)
    expect(({} as { policy?: unknown; open?: unknown }).policy).toBeUndefined()
  })

  it('names no secret in an error', async () => {
    const text = 'upstreams: [{ url: "http://a/v1", key: "sk-very-secret", weight: 0 }]'
    await expect(read(text)).rejects.toThrow('upstreams.0.weight: must be a number from 0.001 to 1000')
    await expect(read(text)).rejects.not.toThrow('sk-very-secret')
  })
})
