import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Absent, type Estimate, randomSource } from '#statistics'
import { calibrationOf, type LabelledThought } from './calibration-of.ts'
import { calibrationRates } from './calibration-rates.ts'
import { fewestOfEither } from './calibration-strata.ts'
import { calibrationStratum } from './calibration-stratum.ts'

const judge = { judge: 'mention', judgeVersion: '1', reference: 'exact' } as const

/** Thoughts of which a third are correct, judged with the rates of the published judges. */
function labelled(count: number, options: { readonly specificityAt?: (position: number) => number } = {}) {
  const random = randomSource(`labelled ${count}`)
  const { specificityAt = () => 0.818 } = options
  return Array.from({ length: count }, (_, index): LabelledThought => {
    const position = 1 + random.integer(12)
    const truth = random.uniform() < 1 / 3
    const judged = random.uniform() < (truth ? 0.829 : 1 - specificityAt(position))
    return { cluster: `c${index % 60}`, position, characters: random.integer(900), truth, judged }
  })
}

const thought = fc.record({
  cluster: fc.constantFrom('a', 'b', 'c'),
  position: fc.integer({ min: 1, max: 30 }),
  characters: fc.integer({ min: 0, max: 500 }),
  judged: fc.boolean(),
  truth: fc.boolean(),
})

describe('a calibration', () => {
  it('counts every thought once, in a stratum that every thought finds', () => {
    const law = fc.property(fc.array(thought, { maxLength: 400 }), (thoughts) => {
      const calibration = calibrationOf(thoughts, judge)
      const counts = calibration.clusters.flatMap((cluster) => cluster.counts)
      const total = counts.reduce((sum, one) => sum + Object.values(one).reduce((a, b) => a + b, 0), 0)
      expect(total).toBe(thoughts.length)
      for (const { counts: of } of calibration.clusters) expect(of).toHaveLength(calibration.strata.length)
    })
    fc.assert(law, { seed: 3, numRuns: 60 })
  })

  it('leaves no thought that can be without a stratum, and none with two', () => {
    const { strata } = calibrationOf(labelled(3000), judge)
    expect(strata.length).toBeGreaterThan(4)
    for (const position of [1, 2, 3, 7, 12, 1000]) {
      for (const characters of [0, 1, 299, 300, 301, 899, 1e6]) {
        const found = strata.filter((stratum) =>
          calibrationStratum({ strata: [stratum] }, { position, characters }),
        )
        expect(calibrationStratum({ strata }, { position, characters })).toBeDefined()
        expect(found.length).toBeLessThanOrEqual(1)
      }
    }
  })

  it('has enough correct and incorrect thoughts in every stratum, or one stratum alone', () => {
    for (const size of [0, 40, 200, 700, 3000]) {
      const thoughts = labelled(size)
      const { strata, clusters } = calibrationOf(thoughts, judge)
      const totals = strata.map((_, index) => {
        const own = clusters.map(({ counts }) => counts[index])
        const sum = (of: (one: NonNullable<(typeof own)[number]>) => number): number =>
          own.reduce((total, one) => total + (one ? of(one) : 0), 0)
        return Math.min(
          sum(({ truePositive, falseNegative }) => truePositive + falseNegative),
          sum(({ trueNegative, falsePositive }) => trueNegative + falsePositive),
        )
      })
      if (strata.length > 1) expect(Math.min(...totals)).toBeGreaterThanOrEqual(fewestOfEither)
      else expect(strata).toEqual([{ position: { from: 1, to: null }, characters: { from: 0, to: null } }])
    }
  })

  it('refuses thoughts that stand nowhere', () => {
    const [first] = labelled(1)
    if (!first) throw new Error('no thought')
    expect(() => calibrationOf([{ ...first, position: 0 }], judge)).toThrow(
      'position 0 of a thought: must be a whole number from 1',
    )
  })
})

describe('the rates of a judge', () => {
  it('are those that it was made with, within their intervals, overall and where it errs more', () => {
    const specificityAt = (position: number): number => (position === 1 ? 0.6 : 0.9)
    const { sensitivity, specificity, strata } = calibrationRates(
      calibrationOf(labelled(4000, { specificityAt }), judge),
      { seed: 'rates' },
    )
    expect(sensitivity).toMatchObject({ problems: 60 })
    const held = (estimate: Estimate | Absent, truth: number): boolean =>
      'value' in estimate && estimate.low <= truth && truth <= estimate.high
    expect(held(sensitivity, 0.829)).toBe(true)
    expect(held(specificity, (0.6 + 11 * 0.9) / 12)).toBe(true)
    const first = strata.filter(({ stratum }) => stratum.position.to === 1)
    expect(first.length).toBeGreaterThan(0)
    for (const rates of first) expect(held(rates.specificity, 0.9)).toBe(false)
  })

  it('rest on clusters of problems, not on thoughts: copies of a thought make no interval narrower', () => {
    const once = labelled(300)
    const width = (thoughts: readonly LabelledThought[]): number => {
      const { specificity } = calibrationRates(calibrationOf(thoughts, judge), { seed: 'x' })
      return 'low' in specificity ? specificity.high - specificity.low : Number.NaN
    }
    expect(width([...once, ...once, ...once, ...once])).toBeCloseTo(width(once), 6)
  })

  it('are absent, with the reason, where the reference finds no thought correct', () => {
    const wrong = labelled(50).map((one) => ({ ...one, truth: false }))
    const { sensitivity, specificity } = calibrationRates(calibrationOf(wrong, judge), { seed: 'x' })
    expect(sensitivity).toEqual({ absent: 'the reference finds no thought correct' })
    expect(specificity).toHaveProperty('value')
  })
})
