import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedViewer, type ServingOptions, serveViewer } from '#viewer'
import { spawnJevons, until } from './fixture/spawn-jevons.ts'
import { writeViewedRun } from './fixture/viewed-run.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-serving-'))
const [runs, pages] = [join(root, 'runs'), join(root, 'pages')]
const faults: unknown[] = []
const ask = globalThis.fetch

async function serve(options: Partial<ServingOptions> = {}): Promise<ServedViewer> {
  return await serveViewer({
    folder: runs,
    port: 0,
    pages,
    labeller: 'tester',
    now: () => new Date(),
    report: (error) => faults.push(error),
    ...options,
  })
}

beforeAll(async () => {
  mkdirSync(pages)
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>pages</title>')
  await writeViewedRun(join(runs, 'run'), [{ problem: 'p', text: 'one' }], { unscored: true })
})
afterAll(() => {
  rmSync(root, { recursive: true })
  expect(faults).toEqual([])
})

describe('the workbench as a server', () => {
  it('listens on this machine alone', async () => {
    const served = await serve()
    const others = Object.values(networkInterfaces()).flatMap((addresses) =>
      (addresses ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
    )
    expect(new URL(served.url).hostname).toBe('127.0.0.1')
    for (const { address } of others) expect(await connects(served.port, address)).toBe(false)
    expect(await connects(served.port, '127.0.0.1')).toBe(true)
    await served.close()
    expect(await connects(served.port, '127.0.0.1')).toBe(false)
  })

  it('ends streams of events when it is closed', async () => {
    const served = await serve()
    const answer = await ask(new URL('/api/events', served.url))
    const reader = answer.body?.getReader()
    expect((await reader?.read())?.done).toBe(false)
    await served.close()
    expect(await reader?.read().catch(() => ({ done: true }))).toMatchObject({ done: true })
  })

  it('lets no other machine in without a token that can be trusted, and says so', async () => {
    await expect(serve({ host: '0.0.0.0' })).rejects.toThrow(
      /^host 0\.0\.0\.0 lets other machines in: .*--token/,
    )
    for (const token of ['', 'short', 'with blanks in it here'])
      await expect(serve({ host: '0.0.0.0', token })).rejects.toThrow(/^a token has 16 characters or more/)
  })

  it('says where it is with its token, which opens it', async () => {
    const served = await serve({ token: 'a&b#c%d?e+f/g=hij' })
    expect((await ask(new URL('/api/runs', served.url))).status).toBe(403)
    const opened = await ask(served.url, { redirect: 'manual' })
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/'])
    await served.close()
  })

  it('says in one line that a port is taken', async () => {
    const served = await serve()
    await expect(serve({ port: served.port })).rejects.toThrow(
      `port ${served.port} is taken: choose another, or 0 for any that is free`,
    )
    await served.close()
  })

  it('outlives requests that are none', async () => {
    const served = await serve()
    for (const bytes of [
      'GET / HTTP/1.1\r\nHost: a b\r\n\r\n',
      'GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n',
      `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
      'POST /api/runs/run/labels HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
      '\0\0\0\0\r\n\r\n',
    ])
      await say(served.port, bytes)
    expect((await ask(new URL('/api/runs', served.url))).status).toBe(200)
    await served.close()
  })
})

async function connects(port: number, host: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 2000 })
    const settle = (connected: boolean): void => {
      socket.destroy()
      resolve(connected)
    }
    socket.on('connect', () => settle(true))
    socket.on('error', () => settle(false))
    socket.on('timeout', () => settle(false))
  })
}

/** Says something and hangs up. */
async function say(port: number, bytes: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(bytes))
    socket.on('error', () => {})
    socket.on('close', () => resolve())
    socket.on('data', () => socket.destroy())
    setTimeout(() => socket.destroy(), 50)
  })
}

describe('jevons view', () => {
  it('prints its address, answers there, and ends well when it is asked to', async () => {
    const spawned = spawnJevons(['view', runs, '--port', '0'])
    let out = ''
    spawned.process.stdout?.on('data', (data) => {
      out += data
    })
    await until(spawned, () => out.includes('\n'))
    const list = await (await ask(`${out.trim()}api/runs`)).json()
    expect(list).toMatchObject([{ id: 'run', state: 'unscored' }])
    const listening = await ask(`${out.trim()}api/events`)
    spawned.process.kill('SIGINT')
    const { code, err } = await spawned.ended
    expect([code, err]).toEqual([0, `serving ${runs}; Ctrl-C stops\n`])
    await listening.body?.cancel().catch(() => {})
  })
})
