import type { EngineDescription } from '#engine'
import type { Problem } from '#problem'
import type { RunDescription } from '#run'
import { mostCostUsd } from '../budgeted-engine.ts'
import { requestsFor } from '../generation-request.ts'
import type { TokenPrice } from '../token-price.ts'
import { responsePlaces } from './response-places.ts'

/** The most that each response of a load can cost, as far as every token is generated once. US dollars, in the order of the places. */
export function mostCosts(
  {
    description,
    problems,
    places,
  }: {
    readonly description: RunDescription
    /** Those of the load, by their places in the study. */
    readonly problems: ReadonlyMap<number, Problem>
    readonly places: readonly number[]
  },
  { price, engine }: { readonly price: TokenPrice; readonly engine: EngineDescription },
): readonly number[] {
  const plan = { description, problems: [...problems.values()] }
  const requestFor = requestsFor(plan)
  const own = responsePlaces(plan)
  const perProblem = own.total / Math.max(1, problems.size)
  const placeInLoad = new Map([...problems.keys()].map((problem, at) => [problem, at]))
  return places.map((place) => {
    const at = (placeInLoad.get(Math.floor(place / perProblem)) ?? 0) * perProblem + (place % perProblem)
    const { promptTemplate } = engine
    return mostCostUsd(requestFor(own.keyAt(at)), { price, promptTemplate })
  })
}
