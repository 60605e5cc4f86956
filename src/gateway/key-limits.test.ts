import { describe, expect, it } from 'vitest'
import type { ClientKey } from './access.ts'
import { GatewayError } from './gateway-error.ts'
import { keyLimits } from './key-limits.ts'

const keyWith = (limits: ClientKey['limits']): ClientKey => ({ name: 'team', key: 'k', limits })

/** Seconds that a refusal asks to wait; undefined where the key was let in. */
function waitOf(admit: () => unknown): number | undefined {
  try {
    admit()
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(GatewayError)
    const { status, details } = error as GatewayError
    expect([status, details.code]).toEqual([429, 'rate_limit_exceeded'])
    return details.retryAfterSeconds
  }
}

describe('what a key may ask for', () => {
  it('is so many requests a minute, which come back evenly', () => {
    let nowMs = 0
    const { admit } = keyLimits(() => nowMs)
    const key = keyWith({ requestsPerMinute: 2 })
    expect([waitOf(() => admit(key)), waitOf(() => admit(key)), waitOf(() => admit(key))]).toEqual([
      undefined,
      undefined,
      30,
    ])
    nowMs = 30_000
    expect(waitOf(() => admit(key))).toBeUndefined()
    expect(waitOf(() => admit(key))).toBe(30)
    expect(waitOf(() => admit({ ...key, name: 'others' }))).toBeUndefined()
  })

  it('is so many tokens a minute: whoever used more waits until they are there again', () => {
    let nowMs = 0
    const { admit } = keyLimits(() => nowMs)
    const key = keyWith({ tokensPerMinute: 100 })
    admit(key).charge(250)
    expect(waitOf(() => admit(key))).toBe(90)
    nowMs = 90_001
    expect(waitOf(() => admit(key))).toBeUndefined()
  })

  it('is so many requests at a time, and the end of one makes room once', () => {
    const { admit } = keyLimits(() => 0)
    const key = keyWith({ concurrent: 1 })
    const first = admit(key)
    expect(waitOf(() => admit(key))).toBe(1)
    first.end()
    first.end()
    admit(key)
    expect(waitOf(() => admit(key))).toBe(1)
  })
})
