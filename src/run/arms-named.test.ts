import { describe, expect, it } from 'vitest'
import { armsNamed } from './arms-named.ts'

const ids = [
  'none',
  'nowait',
  'tip:alpha=6,beta=50',
  'tip:alpha=3,beta=20',
  'cyclic:period=2.5',
  'none+majority:n=4',
]

describe('naming an arm', () => {
  it('takes the id, or its beginning up to a parameter or a selection', () => {
    expect(armsNamed(ids, 'none')).toEqual(['none'])
    expect(armsNamed(ids, 'tip:alpha=3')).toEqual(['tip:alpha=3,beta=20'])
    expect(armsNamed(ids, 'cyclic')).toEqual(['cyclic:period=2.5'])
    expect(armsNamed(ids, 'none+majority')).toEqual(['none+majority:n=4'])
  })

  it('means every arm that begins so, and none by a piece of a word or a number', () => {
    expect(armsNamed(ids, 'tip')).toEqual(['tip:alpha=6,beta=50', 'tip:alpha=3,beta=20'])
    for (const name of ['', 'ti', 'no', 'cyclic:period=2', 'tip:alpha=', 'typ'])
      expect(armsNamed(ids, name)).toEqual([])
  })
})
