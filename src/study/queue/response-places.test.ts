import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scriptedPlan } from '../../../test/fixture/scripted-study.ts'
import { responseId } from '../response-id.ts'
import { plannedResponses } from '../study-plan.ts'
import { missingRuns, placeSet, placesIn, presentPlaces, responsePlaces, runsOf } from './response-places.ts'

const seed = { seed: 6 }
const someOf = (total: number): fc.Arbitrary<number[]> => fc.uniqueArray(fc.nat(total - 1))

describe('places of planned responses', () => {
  const plan = scriptedPlan({ problems: 7, samples: 3, selections: ['majority:n=3'] })
  const places = responsePlaces(plan)
  const planned = [...plannedResponses(plan)]

  it('number them in their planned order, what is selected left out', () => {
    expect(places.total).toBe(planned.length)
    expect(planned.map((_, place) => places.keyAt(place))).toEqual(planned)
    expect(planned.map(places.placeOf)).toEqual(planned.map((_, place) => place))
  })

  it('are not given to what is not planned', () => {
    const [first = { problem: '', arm: '', sample: 0 }] = planned
    expect(places.placeOf({ ...first, sample: 3 })).toBeUndefined()
    expect(places.placeOf({ ...first, problem: 'another' })).toBeUndefined()
    expect(places.placeOf({ ...first, arm: 'another' })).toBeUndefined()
    expect(() => places.keyAt(planned.length)).toThrow(`the plan has ${planned.length} responses`)
  })

  it('know what a run holds by the ids of its responses', () => {
    fc.assert(
      fc.property(someOf(planned.length), (some) => {
        const ids = new Set(some.map((place) => responseId(places.keyAt(place))))
        const present = presentPlaces(plan, ids)
        expect(planned.map((_, place) => present.has(place))).toEqual(
          planned.map((_, place) => some.includes(place)),
        )
        expect(present.size()).toBe(some.length)
      }),
      seed,
    )
  })

  it('that are missing come in runs of at most so many, each once', () => {
    fc.assert(
      fc.property(someOf(100), fc.integer({ min: 1, max: 12 }), (some, most) => {
        const present = placeSet(100)
        for (const place of some) present.add(place)
        const runs = [...missingRuns(present, 100, most)]
        expect(runs.every(([, count]) => count >= 1 && count <= most)).toBe(true)
        const all = Array.from({ length: 100 }, (_, place) => place)
        expect([...placesIn(runs)]).toEqual(all.filter((place) => !present.has(place)))
      }),
      seed,
    )
  })

  it('come back from the runs that they are written as', () => {
    fc.assert(
      fc.property(someOf(200), (some) => {
        const sorted = some.sort((one, other) => one - other)
        expect([...placesIn(runsOf(sorted))]).toEqual(sorted)
      }),
      seed,
    )
  })
})
