import { describe, expect, it } from 'vitest'
import { groupedReasons } from './grouped-reasons.ts'

describe('reasons of absent values', () => {
  it('stand once each with all their paths, the most frequent first', () => {
    expect(groupedReasons({ a: 'none was wrong', b: 'nobody judged', c: 'nobody judged' })).toEqual([
      { reason: 'nobody judged', paths: ['b', 'c'] },
      { reason: 'none was wrong', paths: ['a'] },
    ])
    expect(groupedReasons({})).toEqual([])
  })
})
