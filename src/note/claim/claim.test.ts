import { describe, expect, it } from 'vitest'
import { type Claim, claimStates, speakerScores } from './claim.ts'
import { claimsFrom, packagedClaims } from './read-claims.ts'

const claim = (given: Partial<Claim>): Claim => ({
  id: 'a',
  speaker: 'A',
  date: '2025-01-01',
  text: { en: 'x', ko: 'x' },
  due: '2025-06-30',
  resolves: { en: 'y', ko: 'y' },
  source: 'z',
  ...given,
})

describe('the ledger of claims', () => {
  it('knows on each day only what was public on it', () => {
    const one = claim({ probability: 0.8, outcome: { cameTrue: false, date: '2025-07-02', source: 's' } })
    expect(claimStates([one], '2024-12-31')).toEqual([])
    expect(claimStates([one], '2025-03-01')).toMatchObject([{ state: 'open', score: null, resolved: null }])
    expect(claimStates([one], '2025-07-01')).toMatchObject([{ state: 'due', score: null }])
    expect(claimStates([one], '2025-07-02')[0]?.score).toBeCloseTo(0.64, 12)
  })

  it('scores with a probability alone, by the mean of squared errors', () => {
    const outcome = { cameTrue: true, date: '2025-06-30', source: 's' }
    const ledger = [
      claim({ probability: 0.9, outcome }),
      claim({ id: 'b', probability: 0.6, outcome: { ...outcome, cameTrue: false } }),
      claim({ id: 'c', outcome }),
      claim({ id: 'd', speaker: 'B' }),
    ]
    expect(speakerScores(ledger, '2025-12-31')).toEqual([
      { speaker: 'A', resolved: 3, cameTrue: 2, brier: expect.closeTo(0.185, 12) },
    ])
  })

  it('of the package is well formed, and refuses a second claim of one name', () => {
    expect(packagedClaims().length).toBeGreaterThan(5)
    const twice = JSON.stringify({ version: 1, claims: [claim({}), claim({})] })
    expect(() => claimsFrom(twice)).toThrow('claims: "a" stands twice')
    expect(() => claimsFrom('{"version":1,"claims":[{"id":"a"}]}')).toThrow('claims.0.speaker')
  })
})
