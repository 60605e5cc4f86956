import { describe, expect, it } from 'vitest'
import { loadSize } from './load-size.ts'

describe('how much a worker takes at once', () => {
  it('is what takes some seconds: one response that takes a minute, many that take a moment', () => {
    const slow = loadSize(64)
    slow.measured(8, 60_000)
    expect(slow.wanted()).toBe(1)
    const fast = loadSize(64)
    expect(fast.wanted()).toBe(8)
    fast.measured(8, 100)
    fast.measured(32, 400)
    expect(fast.wanted()).toBe(64)
  })

  it('grows fourfold at most by one measurement, and not by none', () => {
    const size = loadSize(1000)
    size.measured(125, 1)
    expect(size.wanted()).toBe(500)
    size.measured(0, 1)
    expect(size.wanted()).toBe(500)
  })
})
