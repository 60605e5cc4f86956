import type { Engine } from '#engine'
import type { Problem } from '#problem'
import type { ResponseKey, ResponseLine, RunDescription } from '#run'
import { generateResponses } from '../generate-responses.ts'
import { responseId } from '../response-id.ts'
import { plannedResponses, type StudyPlan } from '../study-plan.ts'
import { responsePlaces } from './response-places.ts'
import type { LoadOutcome } from './settle-load.ts'

export interface LoadWork {
  readonly description: RunDescription
  /** The problems of the load, by their places in the study. */
  readonly problems: ReadonlyMap<number, Problem>
  /** The places of the responses to generate. */
  readonly places: readonly number[]
  readonly engine: Engine
  readonly signal: AbortSignal
  readonly clock: () => number
  /** What a response cost, in US dollars; nobody counts where left out. */
  readonly costOf?: ((line: ResponseLine, place: number) => number) | undefined
  /** Told for each response that is done, with its tokens where they are told. */
  readonly onResponse: (tokens: number | undefined) => void
}

/** What was done, and what ended it before everything was tried. */
export interface LoadRun extends LoadOutcome {
  readonly fault?: unknown
}

/** Generates a load as a study of its own, by the one function that generates: the same lines come out. */
export async function runLoad(work: LoadWork): Promise<LoadRun> {
  const { engine, signal, clock, onResponse, costOf = () => 0 } = work
  const { plan, placeOf, present } = studyOfLoad(work)
  const done = new Map<number, string>()
  const failed = new Map<number, string>()
  let spentUsd = 0
  const run = {
    appendResponse(line: ResponseLine) {
      const place = placeOf(line)
      done.set(place, JSON.stringify(line))
      spentUsd += costOf(line, place)
      onResponse(line.usage.output)
    },
    appendFailure(line: ResponseKey & { readonly version: 1; readonly reason: string }) {
      failed.set(placeOf(line), JSON.stringify(line))
    },
  }
  try {
    await generateResponses(plan, { engine, run, present, signal, clock })
    return { done, failed, spentUsd }
  } catch (fault) {
    return { done, failed, spentUsd, fault }
  }
}

/** The load's problems with all that the study asks of them; what is not in the load counts as present. */
function studyOfLoad({ description, problems, places }: LoadWork): {
  readonly plan: StudyPlan
  readonly placeOf: (key: ResponseKey) => number
  readonly present: ReadonlySet<string>
} {
  const plan = { description, problems: [...problems.values()] }
  const own = responsePlaces(plan)
  const perProblem = own.total / Math.max(1, problems.size)
  const firsts = [...problems.keys()].map((place) => place * perProblem)
  const asked = new Set(places)
  const placeOf = (key: ResponseKey): number => {
    const place = own.placeOf(key)
    const first = place === undefined ? undefined : firsts[own.problemAt(place)]
    if (place === undefined || first === undefined) throw new Error(`the load holds no ${responseId(key)}`)
    return first + (place % perProblem)
  }
  const present = new Set<string>()
  for (const key of plannedResponses(plan)) if (!asked.has(placeOf(key))) present.add(responseId(key))
  return { plan, placeOf, present }
}
