import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { billedTail } from './billed-tail.ts'
import { waitAskedMs } from './rate-headers.ts'
import { type RateLimits, type RequestLimiter, requestLimiter } from './request-limiter.ts'
import { connectServer } from './server.ts'

const now = new Date('2026-01-02T03:04:05Z')

/** A limiter whose time passes only while it sleeps. */
function limited(limits: RateLimits): { readonly limiter: RequestLimiter; readonly time: { ms: number } } {
  const time = { ms: 0 }
  const sleep = async (ms: number): Promise<void> => {
    time.ms += ms
  }
  return { limiter: requestLimiter(limits, { clock: () => time.ms, now: () => now, sleep }), time }
}

/** The most that falls into any minute, its beginning counted and its end not. */
function mostInAMinute(sent: readonly { readonly at: number; readonly amount: number }[]): number {
  const within = (from: number): number =>
    sent.filter(({ at }) => at >= from && at < from + 60_000).reduce((sum, { amount }) => sum + amount, 0)
  return Math.max(...sent.map(({ at }) => within(at)))
}

describe('a limiter of requests', () => {
  it('never lets more through in any minute than its limits, and wastes none of them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 60 }),
        async (most, count) => {
          const { limiter, time } = limited({ requestsPerMinute: most })
          const sent: { at: number; amount: number }[] = []
          for (let index = 0; index < count; index++) {
            await limiter.admit(1)
            sent.push({ at: time.ms, amount: 1 })
          }
          expect(mostInAMinute(sent)).toBeLessThanOrEqual(most)
          expect(time.ms).toBe(Math.floor((count - 1) / most) * 60_000)
        },
      ),
      { seed: 1, numRuns: 50 },
    )
  })

  it('reserves what a request may take, and what requests took before once that is known', async () => {
    const { limiter, time } = limited({ tokensPerMinute: 1000 })
    const [first, second] = [await limiter.admit(400), await limiter.admit(400)]
    expect(time.ms).toBe(0)
    first.settle(100)
    second.settle(100)
    // 200 are taken, and 100 are expected of each further one.
    for (let count = 0; count < 8; count++) await limiter.admit(400)
    expect(time.ms).toBe(0)
    await limiter.admit(400)
    expect(time.ms).toBe(60_000)
  })

  it('lets a request through alone that is larger than the limit', async () => {
    const { limiter, time } = limited({ tokensPerMinute: 10 })
    await limiter.admit(500)
    expect(time.ms).toBe(0)
    await limiter.admit(500)
    expect(time.ms).toBe(60_000)
  })

  it('sends nothing while the server wants a pause, whoever was told', async () => {
    const { limiter, time } = limited({})
    limiter.heed(new Headers({ 'retry-after': '7' }))
    await limiter.admit(1)
    expect(time.ms).toBe(7000)
    // A day's quota is no pause.
    limiter.heed(new Headers({ 'retry-after': '86400' }))
    await limiter.admit(1)
    expect(time.ms).toBe(7000)
  })

  it('waits at most as long as it would have, however the clock jumps', async () => {
    for (const jump of [-3_600_000, 3_600_000]) {
      const { limiter, time } = limited({ requestsPerMinute: 1 })
      await limiter.admit(1)
      limiter.heed(new Headers({ 'retry-after': '100' }))
      time.ms += jump
      const before = time.ms
      await limiter.admit(1)
      expect(time.ms - before).toBe(jump < 0 ? 120_000 : 0)
    }
  })

  it('is left by whoever gives up, at once, and serves the next in line', async () => {
    const stopping = new AbortController()
    const sleeping: (() => void)[] = []
    const limiter = requestLimiter(
      { requestsPerMinute: 1 },
      { clock: () => 0, now: () => now, sleep: () => new Promise((resolve) => sleeping.push(resolve)) },
    )
    await limiter.admit(1)
    const reason = new Error('enough')
    const [waiting, behind] = [limiter.admit(1), limiter.admit(1, stopping.signal)]
    stopping.abort(reason)
    await expect(behind).rejects.toBe(reason)
    expect(sleeping).toHaveLength(1)
    void waiting
  })
})

describe('what a server asks to wait', () => {
  const waiting = (headers: Record<string, string>): number | undefined =>
    waitAskedMs(new Headers(headers), now)

  it.each<readonly [Record<string, string>, number | undefined]>([
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': '1.5' }, 1500],
    [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    [{ 'retry-after': 'Fri, 02 Jan 2026 03:04:15 GMT' }, 10_000],
    [{ 'retry-after': 'Fri, 02 Jan 2026 03:00:00 GMT' }, 0],
    // By the server's own clock, which is an hour behind.
    [{ date: 'Fri, 02 Jan 2026 02:04:05 GMT', 'retry-after': 'Fri, 02 Jan 2026 02:04:09 GMT' }, 4000],
    [{ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '6m0s' }, 360_000],
    [{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '120ms' }, 120],
    [{ 'x-ratelimit-remaining-tokens': '12', 'x-ratelimit-reset-tokens': '9s' }, undefined],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767323055000' }, 10_000],
    [{ 'ratelimit-remaining': '0', 'ratelimit-reset': '30' }, 30_000],
    [
      {
        'anthropic-ratelimit-requests-remaining': '0',
        'anthropic-ratelimit-requests-reset': '2026-01-02T03:04:08Z',
      },
      3000,
    ],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '-5' }, undefined],
    [{}, undefined],
  ])('%j is %s ms', (headers, expected) => {
    expect(waiting(headers)).toBe(expected)
  })
})

describe('the end of an answer', () => {
  it('tells the tokens, however it is cut, and nothing where they are not told', () => {
    const text = `${'x'.repeat(9000)}"usage":{"prompt_tokens":7,"completion_tokens": 35,"prompt_tokens_details":{}}}\n\n`
    const bytes = new TextEncoder().encode(text)
    for (const size of [1, 13, 5000, bytes.length]) {
      const tail = billedTail()
      for (let at = 0; at < bytes.length; at += size) tail.push(bytes.subarray(at, at + size))
      expect(tail.tokens()).toBe(42)
    }
    const llama = billedTail()
    llama.push(new TextEncoder().encode('data: {"stop":true,"tokens_predicted":5,"tokens_evaluated":12}\n\n'))
    expect(llama.tokens()).toBe(17)
    const silent = billedTail()
    silent.push(new TextEncoder().encode('data: {"usage":null}\n\ndata: [DONE]\n\n'))
    expect(silent.tokens()).toBeUndefined()
  })
})

it('holds for what llama.cpp generates at the origin, and not for its tokens', async () => {
  const { limiter, time } = limited({ tokensPerMinute: 100 })
  const server = connectServer({
    baseUrl: 'http://llama.test/v1',
    fetch: async () => new Response('{"tokens_predicted":60,"tokens_evaluated":3}'),
    limiter,
  })
  await server.ask('//tokenize', { content: 'much '.repeat(500) })
  await server.ask('//completion', { prompt: [1, 2, 3], n_predict: 60 })
  expect(time.ms).toBe(0)
  await server.ask('//completion', { prompt: [1, 2, 3], n_predict: 60 })
  expect(time.ms).toBe(60_000)
})
