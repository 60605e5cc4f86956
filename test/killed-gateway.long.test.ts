import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { randomSource } from '#statistics'
import { expectWhole, killedRecording, spawnGateway } from './fixture/killed-recording.ts'
import { chatAnswer, scriptedServer } from './fixture/scripted-server.ts'

const killCount = 100
const mostWaiting = 20

it(`a recording is whole after ${killCount} kills at random moments, and at most what waited to be written is missing`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jevons-killed-gateway-'))
  const server = await scriptedServer(({ path }) =>
    path === '/v1/models' ? { json: { object: 'list', data: [] } } : chatAnswer('4', { reasoning: 'Two.' }),
  )
  try {
    const run = join(folder, 'traffic')
    const random = randomSource('kills of a gateway')
    const kills = Array.from({ length: killCount }, () => ({
      answers: random.integer(60),
      ms: random.integer(20),
    }))
    const answered = await killedRecording(server.url, { run, kills })
    const last = await spawnGateway('--upstream', server.url, '--record', run, '--port', '0')
    last.process.kill('SIGTERM')
    await last.ended
    const recorded = await expectWhole(run)
    // Of each kill no more is missing than what waited while one batch was written.
    expect(answered - recorded).toBeLessThan(mostWaiting * killCount)
    expect(recorded).toBeGreaterThan(answered / 2)
  } finally {
    await server.close()
    rmSync(folder, { recursive: true })
  }
})
