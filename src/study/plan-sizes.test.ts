import { describe, expect, it } from 'vitest'
import { planSizes } from './plan-sizes.ts'

const miller = { omegaSquared: 1 / 9, sigmaSquared: 0 }
const request = { variances: miller, effect: 0.03, power: 0.8, level: 0.95, comparisons: 1, samples: [1, 4] }

describe('the sizes that find an effect', () => {
  it('are 969 problems in the example of Miller 2024, whatever the samples', () => {
    expect(planSizes(request)).toEqual([
      { problems: 969, samples: 1, responses: 1938 },
      { problems: 969, samples: 4, responses: 7752 },
    ])
  })

  it('need fewer problems with more samples where responses differ by chance', () => {
    const variances = { omegaSquared: 1 / 9, sigmaSquared: 1 / 3 }
    const problems = planSizes({ ...request, variances, samples: [1, 2, 4, 1000] }).map(
      (size) => size.problems,
    )
    expect(problems).toEqual([...problems].sort((a, b) => b - a))
    expect(problems[3]).toBeLessThan(975)
  })

  it('are larger where comparisons share the error, and for more power', () => {
    const [one] = planSizes(request)
    const [many] = planSizes({ ...request, comparisons: 10 })
    const [sure] = planSizes({ ...request, power: 0.95 })
    expect(many?.problems).toBeGreaterThan(one?.problems ?? 0)
    expect(sure?.problems).toBeGreaterThan(one?.problems ?? 0)
  })

  it('think of one sample alone where one response a problem told the variances', () => {
    const variances = { omegaSquared: 0.3, sigmaSquared: undefined }
    expect(planSizes({ ...request, variances }).map(({ samples }) => samples)).toEqual([1])
  })

  it('say how far they may be off where the variances are estimates', () => {
    const resampled = Array.from({ length: 101 }, (_, index) => ({
      ...miller,
      omegaSquared: (index + 50) / 900,
    }))
    const [size] = planSizes({ ...request, resampled })
    expect(size?.low).toBeLessThan(size?.problems ?? 0)
    expect(size?.high).toBeGreaterThan(size?.problems ?? 0)
  })
})
