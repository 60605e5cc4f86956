import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedLimiter } from '#engine/adapter/openai'
import { openStudyQueue, type StudyQueue, sharedPace } from '#study/queue'
import { needs } from './needs.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'

type QueuePace = ReturnType<typeof sharedPace>
type PaceLimits = Omit<Parameters<typeof sharedPace>[2], 'say'>

const say = (): void => {}
const now = (): Date => new Date()

describe('what a server allows all workers together', needs.postgres, () => {
  let postgres: TestPostgres
  /** Of two machines. */
  let machines: readonly StudyQueue[]
  beforeAll(async () => {
    postgres = await startPostgres()
    const url = await postgres.database()
    machines = [await openStudyQueue(url, { connections: 3 }), await openStudyQueue(url, { connections: 3 })]
  })
  afterAll(async () => {
    for (const machine of machines) await machine.close()
    await postgres.stop()
  })

  const pacesOf = (url: string, limits: PaceLimits): readonly QueuePace[] =>
    machines.map(({ postgres: own }) => sharedPace(own, url, { ...limits, say }))
  const booked = async (paces: readonly QueuePace[], count: number, tokens = 1): Promise<number> => {
    const all = Array.from({ length: count }, (_, at) => (paces[at % paces.length] as QueuePace).book(tokens))
    return (await Promise.all(all)).filter((one) => 'name' in one).length
  }
  /** As if time had passed. */
  const passed = async (seconds: number): Promise<void> => {
    const sql = `UPDATE jevons.admission SET at = at - make_interval(secs => $1)`
    await machines[0]?.postgres.query(sql, [seconds])
    await machines[0]?.postgres.query(
      'UPDATE jevons.upstream SET paused_until = paused_until - make_interval(secs => $1)',
      [seconds],
    )
  }

  it('is never more requests in a minute than the limit, whoever asks', async () => {
    const paces = pacesOf('http://one/v1', { requestsPerMinute: 5 })
    expect(await booked(paces, 12)).toBe(5)
    expect(await booked(paces, 3)).toBe(0)
    await passed(30)
    expect(await booked(paces, 3)).toBe(0)
    await passed(31)
    expect(await booked(paces, 12)).toBe(5)
    expect(await booked(pacesOf('http://one/v1/', { requestsPerMinute: 5 }), 1)).toBe(0)
    expect(await booked(pacesOf('http://other/v1', { requestsPerMinute: 5 }), 12)).toBe(5)
  })

  it('is as many tokens as requests took in truth, once that is known, and one that is larger alone', async () => {
    const [pace, other] = pacesOf('http://tokens/v1', { tokensPerMinute: 1000 }) as [QueuePace, QueuePace]
    const first = await pace.book(900)
    expect(await other.book(200)).toEqual({ waitMs: expect.any(Number) })
    if ('name' in first) await pace.settle(first.name, 300)
    expect(await booked([other], 5, 350)).toBe(2)
    await passed(61)
    expect(await booked([pace, other], 3, 5000)).toBe(1)
  })

  it('is nothing for as long as the server asks anybody to wait', async () => {
    const paces = pacesOf('http://paused/v1', { requestsPerMinute: 100 })
    expect(await booked(paces, 1)).toBe(1)
    await paces[0]?.pause(20_000)
    await paces[1]?.pause(5_000)
    expect(await booked(paces, 4)).toBe(0)
    await passed(21)
    expect(await booked(paces, 4)).toBe(4)
  })

  it('lets the requests of each machine through in their order, and none that gave up', async () => {
    const [pace] = pacesOf('http://order/v1', { requestsPerMinute: 2, tokensPerMinute: 100 })
    if (!pace) throw new Error('no machine')
    const naps: number[] = []
    const limiter = sharedLimiter(pace, {
      now,
      sleep: async (ms) => {
        naps.push(ms)
        await passed(61)
      },
    })
    const giving = new AbortController()
    const order: number[] = []
    const asking = [0, 1, 2, 3].map(async (at) => {
      const admission = await limiter.admit(10, at === 1 ? giving.signal : undefined)
      order.push(at)
      admission.settle(10)
    })
    giving.abort(new Error('enough'))
    const ended = await Promise.allSettled(asking)
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect(order).toEqual([0, 2, 3])
    expect(naps.length).toBeGreaterThan(0)
    expect(Math.max(...naps)).toBeLessThanOrEqual(1000)
  })

  it('is heeded where an answer’s head says to come back later', async () => {
    const [pace, other] = pacesOf('http://heeded/v1', { requestsPerMinute: 100 }) as [QueuePace, QueuePace]
    const limiter = sharedLimiter(pace, { now })
    await limiter.admit(1)
    limiter.heed(new Headers({ 'retry-after': '30' }))
    const waits = async (): Promise<boolean> => 'waitMs' in (await other.book(1))
    while (!(await waits())) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await waits()).toBe(true)
  })
})
