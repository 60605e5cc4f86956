import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { readRun } from '#run'
import { chatAnswer, type ScriptedServer, scriptedServer } from './fixture/scripted-server.ts'
import { clientOf, post } from './fixture/served-gateway.ts'
import { type Spawned, spawnJevons, until } from './fixture/spawn-jevons.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-gateway-process-'))
afterAll(() => rmSync(folder, { recursive: true }))

const running: Spawned[] = []
const servers: ScriptedServer[] = []
afterEach(async () => {
  for (const { process } of running.splice(0)) process.kill('SIGKILL')
  for (const { close } of servers.splice(0)) await close()
})

async function upstream(content: string): Promise<string> {
  const server = await scriptedServer(({ path }) =>
    path === '/v1/models'
      ? { json: { object: 'list', data: [{ id: 'm', owned_by: 'vllm' }] } }
      : chatAnswer(content, { reasoning: 'Two. Alternatively, count.' }),
  )
  servers.push(server)
  return server.url
}

interface Serving extends Spawned {
  readonly url: string
  readonly said: () => string
}

async function serving(...args: readonly string[]): Promise<Serving> {
  const spawned = spawnJevons(['serve', ...args])
  running.push(spawned)
  const said = { out: '', err: '' }
  spawned.process.stdout?.on('data', (data) => {
    said.out += data
  })
  spawned.process.stderr?.on('data', (data) => {
    said.err += data
  })
  await until(spawned, () => said.out.includes('\n'))
  return { ...spawned, url: said.out.trim(), said: () => said.err }
}

const ask = (question: string): object => ({ model: 'm', messages: [{ role: 'user', content: question }] })

describe('jevons serve --config', () => {
  it('reads a changed file anew on SIGHUP and by itself, and keeps the old one where the new one is bad', async () => {
    const file = join(folder, 'serve.yaml')
    const [one, two, three] = [await upstream('one'), await upstream('two'), await upstream('three')]
    const write = (url: string): void =>
      writeFileSync(file, `listen: { port: 0 }\nupstreams: [{ url: "${url}" }]\n`)
    write(one)
    const gateway = await serving('--config', file)
    const answer = async (): Promise<string | null | undefined> =>
      (await clientOf(gateway).chat.completions.create(ask('Who?') as never)).choices[0]?.message.content
    expect(await answer()).toBe('one')
    write(two)
    gateway.process.kill('SIGHUP')
    await until(gateway, () => gateway.said().includes('read anew'))
    expect(await answer()).toBe('two')
    writeFileSync(file, 'upstreams: [{ url: nowhere }]\n')
    gateway.process.kill('SIGHUP')
    await until(gateway, () => gateway.said().includes('what was served before goes on'))
    expect(gateway.said()).toMatch(
      /jevons: [^\n]*serve\.yaml: upstreams\.0\.url: must be a URL[^\n]*; what was served/,
    )
    expect(await answer()).toBe('two')
    write(three)
    const before = gateway.said().split('read anew').length
    await until(gateway, () => gateway.said().split('read anew').length > before)
    expect(await answer()).toBe('three')
    gateway.process.kill('SIGTERM')
    expect((await gateway.ended).code).toBe(0)
  })
})

describe('jevons serve --record', () => {
  it('loses no whole line when it is killed at any moment, and its run is scored as any', async () => {
    const run = join(folder, 'traffic')
    const url = await upstream('4')
    let answered = 0
    for (const afterMs of [40]) {
      const gateway = await serving('--upstream', url, '--record', run, '--port', '0')
      const stop = new AbortController()
      const asking = Array.from({ length: 4 }, async (_, lane) => {
        for (let n = 0; !stop.signal.aborted; n++) {
          const answer = await post(gateway, ask(`Question ${n % 5} of ${lane}?`)).catch(() => undefined)
          if (answer?.ok && (await answer.text().catch(() => '')) !== '') answered++
        }
      })
      await until(gateway, () => answered > 0)
      await new Promise((resolve) => setTimeout(resolve, afterMs))
      gateway.process.kill('SIGKILL')
      await gateway.ended
      stop.abort()
      await Promise.all(asking)
    }
    const last = await serving('--upstream', url, '--record', run, '--port', '0')
    expect((await post(last, ask('Question 0 of 0?'))).status).toBe(200)
    last.process.kill('SIGTERM')
    expect((await last.ended).code).toBe(0)
    const { description, problems, responses } = readRun(run)
    const known = new Set<string>()
    for await (const { id } of problems()) {
      expect(known.has(id)).toBe(false)
      known.add(id)
    }
    const keys = new Set<string>()
    for await (const { problem, arm, sample } of responses()) {
      expect(known.has(problem)).toBe(true)
      keys.add(`${problem} ${arm} ${sample}`)
    }
    const lines = readFileSync(join(run, 'responses.jsonl'), 'utf8').trimEnd().split('\n')
    expect(keys.size).toBe(lines.length)
    expect(description.study).toMatchObject({ responses: lines.length, problems: known.size })
    // What a client had been answered in full may be lost only where it still waited to be written.
    expect(lines.length).toBeGreaterThan(answered / 2)
    const scored = spawnJevons(['score', run, '--threads', '1', '--quiet'])
    running.push(scored)
    const { code, err } = await scored.ended
    expect([code, err]).toEqual([0, ''])
    expect(readRun(run).summary()?.study).toMatchObject({ problems: known.size })
  })
})
