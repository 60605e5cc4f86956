import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomSource } from '#statistics'
import { type FrontierPoint, frontier } from './frontier.ts'
import { totalsBootstrap } from './totals-bootstrap.ts'

const options = { seed: 's', level: 0.95 }

/** A point whose problems are alike but for chance. */
function point(arm: string, accuracy: number, cost: number, problems = 200): FrontierPoint {
  const random = randomSource(`${arm} ${accuracy} ${cost}`)
  return {
    arm,
    accuracy: Float64Array.from({ length: problems }, () => Number(random.uniform() < accuracy)),
    cost: Float64Array.from({ length: problems }, () => cost * (0.5 + random.uniform())),
  }
}

const placed = (points: readonly FrontierPoint[], problems = 200): ReturnType<typeof frontier> =>
  frontier(points, { ...options, problems: new Float64Array(problems).fill(1) })

describe('the frontier of accuracy against cost', () => {
  it('holds what nothing beats, and says what beats the rest and how surely', () => {
    const { points } = placed([point('a', 0.5, 10), point('b', 0.8, 20), point('c', 0.4, 40)])
    expect(points.map(({ onFrontier }) => onFrontier)).toEqual([1, 1, 0])
    expect(points[2]?.dominated?.share).toBe(1)
    expect(points[0]).not.toHaveProperty('dominated')
  })

  it('is not sure of what chance alone parts', () => {
    const [, second] = placed([point('a', 0.5, 10), point('b', 0.5, 10.5)]).points
    expect(second?.onFrontier).toBeGreaterThan(0.05)
    expect(second?.onFrontier).toBeLessThan(0.95)
  })

  it('says of equal ways that neither beats the other', () => {
    const some = point('a', 0.5, 10)
    const { points } = placed([some, { ...some, arm: 'b' }])
    expect(points.map(({ onFrontier }) => onFrontier)).toEqual([1, 1])
  })

  it('has one axis for all arms, from the next round cost below to the next above', () => {
    const { axis } = placed([point('a', 0.5, 12), point('b', 0.5, 430)])
    expect(axis).toEqual({ from: 10, to: 500 })
  })

  it('gives an arm the accuracy it reaches for each budget: half an axis of half is a quarter', () => {
    const flat = (arm: string, accuracy: number, cost: number): FrontierPoint => ({
      arm,
      accuracy: new Float64Array(50).fill(accuracy),
      cost: new Float64Array(50).fill(cost),
    })
    const { areas, axis } = placed([flat('a', 0.5, 10), flat('b', 0, 1), flat('b', 0.4, 100)], 50)
    expect(axis).toEqual({ from: 1, to: 100 })
    expect(areas.find(({ arm }) => arm === 'a')?.value).toBeCloseTo(0.25, 12)
    expect(areas.find(({ arm }) => arm === 'b')?.value).toBeCloseTo(0, 12)
  })

  it('gains by another point of an arm, never loses', () => {
    const share = fc.integer({ min: 1, max: 9 })
    fc.assert(
      fc.property(share, share, share, (first, second, cost) => {
        const fixed = [point('x', 0.1, 1, 30), point('x', 0.1, 90, 30)]
        const one = point('a', first / 10, 10, 30)
        const areaOf = (points: readonly FrontierPoint[]): number =>
          placed([...fixed, ...points], 30).areas.find(({ arm }) => arm === 'a')?.value ?? Number.NaN
        expect(areaOf([one, point('a', second / 10, 10 * cost, 30)])).toBeGreaterThanOrEqual(
          areaOf([one]) - 1e-12,
        )
      }),
      { seed: 1, numRuns: 8 },
    )
  })
})

describe('a number read off resampled totals', () => {
  it('is missing where the totals do not give it, and unbounded where resamples may not', () => {
    const few = [Float64Array.of(1, 1, 1), Float64Array.of(1, 0, 0)]
    const bootstrap = totalsBootstrap(few, options)
    const estimate = bootstrap.estimate(([a = 0, b = 0]) => (b === 0 ? Number.NaN : a / b))
    expect(estimate).toMatchObject({ value: 3, low: -Infinity, high: Infinity })
    expect(bootstrap.estimate(() => Number.NaN)).toBeUndefined()
  })

  it('of a ratio holds the truth about as often as it says', () => {
    let held = 0
    const runs = 150
    for (let run = 0; run < runs; run++) {
      const random = randomSource(`coverage ${run}`)
      const chances = Array.from({ length: 60 }, () => random.uniform())
      const right = Float64Array.from(chances, (chance) =>
        [0, 0, 0, 0].reduce((sum: number) => sum + Number(random.uniform() < chance), 0),
      )
      const cost = Float64Array.from(chances, (chance) => 4 * (20 - 10 * chance + 5 * random.uniform()))
      // The cost of four responses is 4 × 17.5 on average, and two of them are right.
      const { low, high } = totalsBootstrap([cost, right], { seed: `${run}`, level: 0.95 }).estimate(
        ([spent = 0, passed = 0]) => spent / passed,
        'logarithm',
      ) ?? { low: 0, high: 0 }
      if (low <= 35 && 35 <= high) held++
    }
    expect(held / runs).toBeGreaterThan(0.9)
    expect(held / runs).toBeLessThan(0.99)
  })
})
