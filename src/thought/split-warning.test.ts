import { describe, expect, it } from 'vitest'
import { splitWarning } from './split-warning.ts'

describe('warning of a lexicon that does not fit', () => {
  it('warns of long reasoning with next to no switch', () => {
    expect(splitWarning({ texts: 25, characters: 283_125, switches: 1 })).toContain(
      'The openers found one switch in 25 texts of 11,325 characters on average',
    )
    expect(splitWarning({ texts: 1, characters: 40_000, switches: 0 })).toContain('no switch in 1 text of')
  })

  it('does not warn where switches are as frequent as models make them, nor of too little text', () => {
    expect(splitWarning({ texts: 25, characters: 139_590, switches: 53 })).toBeUndefined()
    expect(splitWarning({ texts: 4, characters: 20_000, switches: 0 })).toBeUndefined()
    expect(splitWarning({ texts: 0, characters: 0, switches: 0 })).toBeUndefined()
  })
})
