import type { EngineDescription } from '#engine'
import type { ResponseKey, ResponseLine } from '#run'
import { estimateMean } from '#statistics'
import { mostCostUsd } from './budgeted-engine.ts'
import { fromCache } from './cached-engine.ts'
import { type RequestMaker, requestsFor } from './generation-request.ts'
import { roughTokens } from './judge-price.ts'
import { responseId } from './response-id.ts'
import { plannedResponses, type StudyPlan } from './study-plan.ts'
import type { TokenPrice } from './token-price.ts'

/** What the rest of a study will cost, in US dollars. */
export interface StudyCost {
  /** Responses that are still to be asked for. */
  readonly missing: number
  /** Tokens of their prompts, roughly. */
  readonly promptTokens: number
  /** If every response were one token long. */
  readonly leastUsd: number
  /** If every response were as long as it may be, and no attempt failed. */
  readonly mostUsd: number
  /** From the responses that are there already: their mean, with its 95 % interval over problems. */
  readonly expected?: {
    readonly usd: number
    readonly lowUsd: number
    readonly highUsd: number
    readonly responses: number
  }
}

/** What counting costs needs to know of a response. */
export type KnownResponse = ResponseKey & Pick<ResponseLine, 'usage' | 'costUsd' | 'source'>

/** What was paid for a response; undefined where neither the server nor the price tells. Of the cache it was paid before. */
export function paidUsd(response: KnownResponse, price: TokenPrice): number | undefined {
  if (response.source === fromCache) return 0
  return response.costUsd ?? price.costUsd(response.usage)
}

/** @param known responses that are there already, or those of an earlier study whose lengths this one will have */
export function studyCost(
  plan: StudyPlan,
  known: readonly KnownResponse[],
  { price, engine }: { readonly price: TokenPrice; readonly engine: EngineDescription },
): StudyCost {
  const present = new Set(known.map(responseId))
  const requestFor = requestsFor(plan)
  const missing = [...plannedResponses(plan)].filter((key) => !present.has(responseId(key)))
  const bounds = boundsOf(missing, { requestFor, price, engine })
  return {
    missing: missing.length,
    ...bounds,
    ...expectedOf(known, { price, bounds, count: missing.length }),
  }
}

interface Bounds {
  readonly promptTokens: number
  readonly leastUsd: number
  readonly mostUsd: number
}

function boundsOf(
  missing: readonly ResponseKey[],
  {
    requestFor,
    price,
    engine: { promptTemplate },
  }: { readonly requestFor: RequestMaker; readonly price: TokenPrice; readonly engine: EngineDescription },
): Bounds {
  let [promptTokens, leastUsd, mostUsd] = [0, 0, 0]
  const around = roughTokens(promptTemplate)
  for (const key of missing) {
    const request = requestFor(key)
    const prompt = around + roughTokens(request.question)
    promptTokens += prompt
    leastUsd += price.costUsd({ prompt, output: 1 }) ?? 0
    mostUsd += mostCostUsd(request, { price, promptTemplate })
  }
  return { promptTokens, leastUsd, mostUsd }
}

function expectedOf(
  known: readonly KnownResponse[],
  {
    price,
    bounds: { leastUsd, mostUsd },
    count,
  }: { readonly price: TokenPrice; readonly bounds: Bounds; readonly count: number },
): Pick<StudyCost, 'expected'> {
  const problems = new Map<string, { sum: number; count: number }>()
  let responses = 0
  for (const response of known) {
    const usd = response.costUsd ?? price.costUsd(response.usage)
    if (usd === undefined) continue
    responses++
    const cluster = problems.get(response.problem) ?? { sum: 0, count: 0 }
    problems.set(response.problem, { sum: cluster.sum + usd, count: cluster.count + 1 })
  }
  const mean = estimateMean([...problems.values()], { seed: 'cost', binary: false })
  if ('absent' in mean) return {}
  const within = (usd: number): number => Math.min(mostUsd, Math.max(leastUsd, usd * count))
  const [usd, lowUsd, highUsd] = [mean.value, mean.low, mean.high].map(within) as [number, number, number]
  return { expected: { usd, lowUsd, highUsd, responses } }
}

/** So many problems tell how long responses are, well enough to decide whether to go on. */
const pilotProblems = 8

/** The responses by which a study begins where it is not known how long they are: to problems from all over the list. */
export function pilotOf({ description, problems }: StudyPlan): ReadonlySet<string> {
  const count = Math.min(pilotProblems, problems.length)
  const arms = description.arms.filter(({ selection }) => selection === null)
  const chosen = Array.from(
    { length: count },
    (_, at) => problems[Math.floor(((at + 0.5) * problems.length) / count)],
  )
  return new Set(
    chosen.flatMap((problem) =>
      problem ? arms.map(({ id: arm }) => responseId({ problem: problem.id, arm, sample: 0 })) : [],
    ),
  )
}
