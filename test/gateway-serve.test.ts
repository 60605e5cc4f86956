import { afterEach, describe, expect, it } from 'vitest'
import { clientOf } from './fixture/served-gateway.ts'
import { type Spawned, spawnJevons, until } from './fixture/spawn-jevons.ts'

const running: Spawned[] = []
afterEach(() => {
  for (const { process } of running) process.kill('SIGKILL')
})

/** `jevons serve` as a process of its own, once it says where it is. */
async function serving(...args: readonly string[]): Promise<Spawned & { readonly url: string }> {
  const spawned = spawnJevons(['serve', '--port', '0', ...args])
  running.push(spawned)
  let said = ''
  spawned.process.stdout?.on('data', (data) => {
    said += data
  })
  await until(spawned, () => said.includes('\n'))
  return { ...spawned, url: said.trim() }
}

const messages = [{ role: 'user' as const, content: 'Using 3, 8, 7, make 31.' }]
// Without a seed each answer is another, and some run on until they are cut off.
const asked = { model: 'jevons-countdown', messages, seed: 1 }

describe('jevons serve as a process', () => {
  it('serves the reasoner and a policy before it, and on SIGTERM ends by itself', async () => {
    const reasoner = await serving('--engine', 'reasoner')
    const gateway = await serving('--upstream', reasoner.url, '--policy', 'tip')
    const answer = await clientOf(gateway).chat.completions.create(asked).withResponse()
    expect(answer.response.headers.get('x-jevons-policy')).toBe('tip:alpha=6,beta=50')
    expect(answer.data.choices[0]?.finish_reason).toBe('stop')
    // Longer than a load balancer keeps a connection that nobody uses.
    expect(answer.response.headers.get('keep-alive')).toBe('timeout=75')
    let pieces = 0
    for await (const _ of await clientOf(gateway).chat.completions.create({ ...asked, stream: true }))
      pieces++
    expect(pieces).toBeGreaterThan(10)
    for (const { process } of [gateway, reasoner]) process.kill('SIGTERM')
    for (const { ended } of [gateway, reasoner]) {
      const { code, out, err } = await ended
      expect({ code, out, err }).toEqual({
        code: 0,
        out: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v1\n$/),
        err: 'serving; Ctrl-C stops\nstopping once what is under way is answered\n',
      })
    }
  })
})
