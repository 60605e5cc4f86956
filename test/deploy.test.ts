import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { configOf } from './fixture/configured-gateway.ts'

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))
const read = (path: string): string => readFileSync(at(path), 'utf8')

/** What of deploy/ can be held true without containers; the containers themselves are not built here. */
describe('the example of a deployment', () => {
  it('has a configuration that can be served', async () => {
    const config = await configOf(read('deploy/serve.yaml'), { TEAM_KEY: 'a-key-of-16-signs' })
    expect(config).toMatchObject({ listen: { host: '0.0.0.0', port: 8736 }, keys: [{ name: 'team' }] })
  })

  it('has its page, whose configuration can be served too', async () => {
    const [, yaml = ''] = /^```yaml\n(.+?)^```$/ms.exec(read('docs/gateway.md')) ?? []
    const environment = { VLLM_KEY: 'a-key-of-vllm', TEAM_KEY: 'a-key-of-16-signs', OTLP_TOKEN: 'a-token' }
    const config = await configOf(yaml.replace(/^keysFile:.*$/m, ''), environment)
    expect(config).toMatchObject({
      upstreams: [{ name: 'big' }, { name: 'small' }],
      models: { quick: { policy: 'budget:most=2000' }, sure: { select: 'majority:n=5' } },
      record: { redact: { patterns: [{ pattern: '\\d{16}', with: '[card]' }] } },
      telemetry: { headers: { authorization: 'Bearer a-token' } },
    })
  })

  it('copies what there is', () => {
    const copied = [...read('deploy/Dockerfile').matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(
      ([, paths = '']) => paths.split(' ').slice(0, -1),
    )
    expect(copied.length).toBeGreaterThan(8)
    for (const path of copied.filter((one) => !one.includes('*')))
      expect([path, existsSync(at(path))]).toEqual([path, true])
  })

  it('copies what sources and pages read from beside them', () => {
    const copied = [...read('deploy/Dockerfile').matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(
      ([, paths = '']) => paths.split(' ').slice(0, -1),
    )
    const sources = ['src', 'ui'].flatMap((folder) =>
      readdirSync(at(folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name) && !/\.(test|contract)\./.test(name))
        .map((name) => read(`${folder}/${name}`)),
    )
    const beside = sources.flatMap((text) =>
      [...text.matchAll(/from '(?:\.\.\/)+(data|examples|reasoner|docs|bench|test)\//g)].map(
        ([, name]) => name,
      ),
    )
    expect(new Set(beside).size).toBeGreaterThan(1)
    for (const name of new Set(beside))
      expect([name, copied.some((path) => path.split('/')[0] === name)]).toEqual([name, true])
    // What the package holds the second stage has too.
    const { files } = JSON.parse(read('package.json')) as { readonly files: readonly string[] }
    const [, stage = ''] = read('deploy/Dockerfile')
      .split(/^FROM .*$/m)
      .slice(1)
    for (const [folder = ''] of files.map((path) => path.split('/'))) expect(stage).toContain(folder)
  })

  it('starts its services by variables that the example of .env names, and files beside it', () => {
    const text = read('deploy/compose.yaml')
    const { services, volumes } = parse(text) as {
      readonly services: Readonly<
        Record<string, { readonly depends_on?: object; readonly volumes?: readonly string[] }>
      >
      readonly volumes: object
    }
    expect(Object.keys(services)).toEqual(['llama', 'gateway', 'postgres', 'worker'])
    const named = new Set([...read('deploy/.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name))
    for (const [, name] of text.matchAll(/\$\{(\w+)/g)) expect(named).toContain(name)
    for (const { depends_on = {}, volumes: mounts = [] } of Object.values(services)) {
      for (const other of Object.keys(depends_on)) expect(services).toHaveProperty(other)
      for (const [source = ''] of mounts.map((mount) => mount.split(':')))
        if (!source.startsWith('./')) expect(volumes).toHaveProperty(source)
    }
    expect(existsSync(at('deploy/serve.yaml'))).toBe(true)
  })
})
