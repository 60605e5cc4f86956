import { describe, expect, it } from 'vitest'
import { memberHealth, retryAfterMs } from './member-health.ts'
import { weightedTurns } from './weighted-turns.ts'

describe('how a server is', () => {
  it('is out after so many failures in a row, until its time is over or it is found well', () => {
    let nowMs = 0
    const health = memberHealth({ failures: 2, outMs: 1000 }, () => nowMs)
    health.failed()
    health.answered()
    health.failed()
    expect(health.isOut()).toBe(false)
    health.failed()
    expect(health.isOut()).toBe(true)
    nowMs = 1000
    expect(health.isOut()).toBe(false)
    health.failed()
    expect(health.isOut()).toBe(true)
    health.found(true)
    expect(health.isOut()).toBe(false)
    health.found(false)
    expect(health.isOut()).toBe(true)
  })

  it('is left alone for as long as it asked, and never for longer than five minutes', () => {
    let nowMs = 0
    const health = memberHealth({ failures: 2, outMs: 1000 }, () => nowMs)
    health.askedToWait(7000)
    expect(health.waitMs()).toBe(7000)
    nowMs = 7000
    expect(health.waitMs()).toBe(0)
    health.askedToWait(86_400_000)
    expect(health.waitMs()).toBe(300_000)
  })
})

describe('Retry-After', () => {
  const now = new Date('2026-01-02T03:04:05Z')
  it.each([
    ['7', 7000],
    ['0.5', 500],
    ['Fri, 02 Jan 2026 03:04:15 GMT', 10_000],
    ['Fri, 02 Jan 2026 03:00:00 GMT', 0],
    ['soon', undefined],
    ['-1', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is %j ms', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms)
  })
})

describe('turns by weight', () => {
  it('give each its share, one after the other', () => {
    const [a, b, c] = [
      { name: 'a', weight: 5 },
      { name: 'b', weight: 1 },
      { name: 'c', weight: 1 },
    ]
    const { next } = weightedTurns<{ readonly name: string; readonly weight: number }>()
    const turns = Array.from({ length: 7 }, () => next([a as never, b as never, c as never])?.name).join('')
    // The order that nginx's own description gives for these weights.
    expect(turns).toBe('aabacaa')
    expect(next([])).toBeUndefined()
  })
})
