import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { readRun } from '#run'
import {
  askOf,
  expectWhole,
  killedRecording,
  type SpawnedGateway,
  spawnGateway,
} from './fixture/killed-recording.ts'
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

async function serving(...args: readonly string[]): Promise<SpawnedGateway> {
  const gateway = await spawnGateway(...args)
  running.push(gateway)
  return gateway
}

describe('jevons serve --config', () => {
  it('reads a changed file anew on SIGHUP and by itself, and keeps the old one where the new one is bad', async () => {
    const file = join(folder, 'serve.yaml')
    const [one, two, three] = [await upstream('one'), await upstream('two'), await upstream('three')]
    const write = (url: string): void =>
      writeFileSync(file, `listen: { port: 0 }\nupstreams: [{ url: "${url}" }]\n`)
    write(one)
    const gateway = await serving('--config', file)
    const answer = async (): Promise<string | null | undefined> =>
      (await clientOf(gateway).chat.completions.create(askOf('Who?') as never)).choices[0]?.message.content
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
    const answered = await killedRecording(url, { run, kills: [{ answers: 60, ms: 3 }] })
    const last = await serving('--upstream', url, '--record', run, '--port', '0')
    expect((await post(last, askOf('Question 0 of 0?'))).status).toBe(200)
    last.process.kill('SIGTERM')
    expect((await last.ended).code).toBe(0)
    // What a client had been answered in full may be missing only where it still waited to be written.
    expect(await expectWhole(run)).toBeGreaterThan(answered - 20)
    const scored = spawnJevons(['score', run, '--threads', '1', '--quiet'])
    running.push(scored)
    const { code, err } = await scored.ended
    expect([code, err]).toEqual([0, ''])
    expect(
      readRun(run)
        .summary()
        ?.arms.map(({ id }) => id),
    ).toEqual(['m'])
  })
})
