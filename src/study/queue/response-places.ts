import type { ResponseKey } from '#run'
import { responseId } from '../response-id.ts'
import { plannedResponses, type StudyPlan } from '../study-plan.ts'

/** Consecutive planned responses: the place of the first in the plan, and how many. */
export type PlaceRun = readonly [first: number, count: number]

/** Numbers a study's planned responses from 0, in the order of `plannedResponses`: ten million of them are a bitmap. */
export interface ResponsePlaces {
  readonly total: number
  /** @throws RangeError where the plan has no such place */
  readonly keyAt: (place: number) => ResponseKey
  readonly problemAt: (place: number) => number
  /** Undefined where the plan holds no such response. */
  readonly placeOf: (key: ResponseKey) => number | undefined
}

export function responsePlaces({ description, problems }: StudyPlan): ResponsePlaces {
  const { samples } = description.study
  const arms = description.arms.filter(({ selection }) => selection === null).map(({ id }) => id)
  const problemPlaces = new Map(problems.map(({ id }, place) => [id, place]))
  const armPlaces = new Map(arms.map((id, place) => [id, place]))
  const total = problems.length * samples * arms.length
  const problemAt = (place: number): number => Math.floor(place / (samples * arms.length))
  return {
    total,
    problemAt,
    keyAt(place) {
      const problem = problems[problemAt(place)]
      const arm = arms[place % arms.length]
      if (!problem || arm === undefined)
        throw new RangeError(`place ${place}: the plan has ${total} responses`)
      return { problem: problem.id, arm, sample: Math.floor(place / arms.length) % samples }
    },
    placeOf({ problem, arm, sample }) {
      const [problemPlace, armPlace] = [problemPlaces.get(problem), armPlaces.get(arm)]
      if (problemPlace === undefined || armPlace === undefined || sample >= samples) return undefined
      return (problemPlace * samples + sample) * arms.length + armPlace
    },
  }
}

/** A set of places, a bit each. */
export interface PlaceSet {
  /** Answers whether it is new. */
  readonly add: (place: number) => boolean
  readonly has: (place: number) => boolean
  readonly size: () => number
  readonly copy: () => PlaceSet
}

export function placeSet(total: number, bits: Uint8Array = new Uint8Array(Math.ceil(total / 8))): PlaceSet {
  const has = (place: number): boolean => (((bits[place >> 3] ?? 0) >> (place & 7)) & 1) === 1
  let size = 0
  for (let place = 0; place < total; place++) if (has(place)) size++
  return {
    has,
    add(place) {
      if (has(place)) return false
      bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7))
      size++
      return true
    },
    size: () => size,
    copy: () => placeSet(total, bits.slice()),
  }
}

/** The places of the responses that a run holds already. */
export function presentPlaces(plan: StudyPlan, present: ReadonlySet<string>): PlaceSet {
  const places = placeSet(responsePlaces(plan).total)
  let place = 0
  for (const key of plannedResponses(plan)) {
    if (present.has(responseId(key))) places.add(place)
    place++
  }
  return places
}

/** What is missing of so many places, as runs of at most `most` each. */
export function* missingRuns(present: PlaceSet, total: number, most: number): Generator<PlaceRun> {
  for (let place = 0; place < total; ) {
    const first = place
    while (place < total && place - first < most && !present.has(place)) place++
    if (place > first) yield [first, place - first]
    else place++
  }
}

export function* placesIn(runs: Iterable<PlaceRun>): Generator<number> {
  for (const [first, count] of runs) for (let at = 0; at < count; at++) yield first + at
}

/** Places in ascending order, written shortly. */
export function runsOf(places: Iterable<number>): PlaceRun[] {
  const runs: (readonly [number, number])[] = []
  for (const place of places) {
    const last = runs.at(-1)
    if (last && last[0] + last[1] === place) runs[runs.length - 1] = [last[0], last[1] + 1]
    else runs.push([place, 1])
  }
  return runs
}
