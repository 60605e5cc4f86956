import { describe, expect, it } from 'vitest'
import { randomSource } from '#statistics'
import { canaryBranch } from './canary-branch.ts'
import { canaryTally } from './canary-tally.ts'
import { type CanaryComparison, canaryText, compareCanary } from './compare-canary.ts'

const setting = { policy: 'tip', percent: 20, seed: 'autumn' }

/** Requests of both branches, whose tokens are drawn around these means. */
function comparison(
  means: { readonly control: number; readonly canary: number },
  requests = 800,
): CanaryComparison {
  const random = randomSource(`${JSON.stringify(means)} ${requests}`)
  const tally = canaryTally()
  for (let n = 0; n < requests; n++) {
    const branch = canaryBranch(setting, `request ${n}`)
    const outputTokens = means[branch] * (0.5 + random.uniform())
    const values = {
      failed: Number(random.uniform() < 0.02),
      outputTokens,
      seconds: 1,
      switches: outputTokens / 100,
    }
    tally.add({ branch, question: `question ${random.integer(300)}`, values })
  }
  return compareCanary(tally, { setting, controlPolicy: 'none', since: new Date('2026-01-02T03:04:05Z') })
}

describe('a canary', () => {
  it('is in the same branch for the same request, and in its share of them', () => {
    const branches = Array.from({ length: 5000 }, (_, n) => canaryBranch(setting, `request ${n}`))
    expect(Array.from({ length: 5000 }, (_, n) => canaryBranch(setting, `request ${n}`))).toEqual(branches)
    const share = branches.filter((branch) => branch === 'canary').length / branches.length
    // Six standard errors around 20 %.
    expect(share).toBeGreaterThan(0.166)
    expect(share).toBeLessThan(0.234)
    expect(canaryBranch({ ...setting, seed: 'spring' }, 'request 1')).toBeTypeOf('string')
  })

  it('that spends a third less has improved, with an interval that excludes zero', () => {
    const { measures, requests } = comparison({ control: 900, canary: 600 })
    expect(requests.control + requests.canary).toBe(800)
    expect(measures.outputTokens?.verdict).toBe('improved')
    expect(measures.outputTokens?.high).toBeLessThan(0)
    expect(measures.switches?.verdict).toBe('lower')
    expect(measures.reasoningTokens).toBeUndefined()
    const { low, high, difference, canary, control } = measures.outputTokens ?? {}
    expect(difference).toBeCloseTo(Number(canary) - Number(control), 6)
    expect([Number(low) < Number(difference), Number(difference) < Number(high)]).toEqual([true, true])
  })

  it('is said to be worse, lower, higher or improved nowhere that the interval holds zero', () => {
    const tried = [
      comparison({ control: 900, canary: 600 }),
      comparison({ control: 600, canary: 900 }),
      comparison({ control: 600, canary: 605 }),
      comparison({ control: 600, canary: 600 }, 12),
      comparison({ control: 600, canary: 600 }, 0),
    ]
    const said = tried.flatMap(({ measures }) => Object.values(measures))
    expect(said.length).toBeGreaterThan(10)
    for (const { verdict, low, high } of said) {
      const excludes = (low ?? -Infinity) > 0 || (high ?? Infinity) < 0
      expect(verdict === 'no difference shown').toBe(!excludes)
    }
    expect(tried[2]?.measures.outputTokens?.verdict).toBe('no difference shown')
    expect(tried[1]?.measures.outputTokens?.verdict).toBe('worse')
  })

  it('of which nothing is known yet compares nothing', () => {
    const nothing = comparison({ control: 1, canary: 1 }, 0)
    expect(nothing.measures).toEqual({})
    expect(canaryText(nothing)).toBe(
      'canary tip on 0 requests beside none on 0; whether the answers are right is not known here: these are costs, not accuracy\n',
    )
  })
})
