import { describe, expect, it } from 'vitest'
import { reasonerEngine } from '#engine/adapter/reasoner'
import { cardIsFresh } from './card.ts'
import { levelOfAttempt, readAttempts, readTuning } from './results.ts'

describe('the card of the reasoner', () => {
  it('says what the kept results say', () => {
    expect(cardIsFresh()).toBe(true)
  })

  it('rests on results of the weights that are shipped, with the parameters that tuning chose', async () => {
    const engine = await reasonerEngine({ workers: 1 })
    const { weightsHash, policyDefaults } = engine.describe()
    await engine.close()
    expect(readAttempts().at(-1)?.weights).toBe(weightsHash)
    const best = readTuning()?.settings.find(({ policy }) => policy !== 'none')
    expect(best?.policy).toBe(`tip:alpha=${policyDefaults.tip?.alpha},beta=${policyDefaults.tip?.beta}`)
  })

  it('counts its attempts without a gap', () => {
    expect(readAttempts().map(({ attempt }) => attempt)).toEqual(readAttempts().map((_, index) => index + 1))
  })

  it('gives all attempts together an error of at most 5 %', () => {
    const errors = Array.from({ length: 40 }, (_, index) => 1 - levelOfAttempt(index + 1))
    expect(errors[0]).toBeCloseTo(0.025, 12)
    expect(errors.reduce((sum, error) => sum + error, 0)).toBeLessThanOrEqual(0.05)
  })
})
