import { BatchFailure, type Engine, type Generation, type GenerationRequest, requestBatch } from '#engine'
import { questionUnder } from '#policy'
import { BudgetSpent, type JudgeBudget } from './judge-budget.ts'
import { mostTokens } from './judge-price.ts'
import type { TokenPrice } from './token-price.ts'
import { unpaidReason } from './unpaid-reason.ts'

/** What a study may spend, and at which prices. */
export interface StudyBudget {
  readonly budget: JudgeBudget
  readonly price: TokenPrice
  /** As it is told: why something is not asked any more. */
  readonly limitUsd: number
}

/**
 * An engine that asks for nothing that might cost more than is left: the most that a response can cost is set aside before it is
 * asked for, and what it did cost is counted once it is there. What can't be paid is not asked: it fails and says so, while what is
 * under way still ends.
 * @param concurrency how many requests are under way at a time
 */
export function budgetedEngine(
  engine: Engine,
  { budget, price, limitUsd, concurrency }: StudyBudget & { readonly concurrency: number },
): Engine {
  const { promptTemplate } = engine.describe()
  const paid = async (request: GenerationRequest, signal: AbortSignal): Promise<Generation | undefined> => {
    const mostUsd = mostCostUsd(request, { price, promptTemplate })
    const settle = await reserved(budget, mostUsd)
    if (settle === undefined) return undefined
    try {
      const generation = await only(engine, request, signal)
      // What the server does not tell counts as the most that it can be.
      settle(generation.costUsd ?? price.costUsd(generation.usage) ?? mostUsd)
      return generation
    } finally {
      settle(0)
    }
  }
  return {
    ...engine,
    async *generateAll(requests, { signal } = {}) {
      const reasons = new Map<number, string>()
      const work = (index: number, stop: AbortSignal): ReturnType<typeof paid> =>
        paid(requests[index] as GenerationRequest, stop)
      try {
        for await (const { index, result } of requestBatch(requests.length, work, { concurrency, signal })) {
          if (result) yield { index, generation: result }
          else reasons.set(index, unpaidReason(limitUsd))
        }
      } catch (error) {
        if (!(error instanceof BatchFailure)) throw error
        throw new BatchFailure(new Map([...error.reasons, ...reasons]), error)
      }
      if (reasons.size > 0) throw new BatchFailure(reasons)
    },
  }
}

/** What a chat template puts around a message, amply counted. */
const tokensOfFrame = 256

/** The most that the response to a request can cost, as far as every token is generated once; 0 where no price is known. */
export function mostCostUsd(
  { question, policy, prefix = '', sampling }: GenerationRequest,
  { price, promptTemplate }: { readonly price: TokenPrice; readonly promptTemplate: string },
): number {
  const prompt = mostTokens(promptTemplate) + mostTokens(questionUnder(policy, question)) + mostTokens(prefix)
  return price.costUsd({ prompt: prompt + tokensOfFrame, output: sampling.maxTokens }) ?? 0
}

async function reserved(
  budget: JudgeBudget,
  mostUsd: number,
): Promise<((actualUsd: number) => void) | undefined> {
  try {
    return await budget.reserve(mostUsd)
  } catch (error) {
    if (error instanceof BudgetSpent) return undefined
    throw error
  }
}

async function only(engine: Engine, request: GenerationRequest, signal: AbortSignal): Promise<Generation> {
  for await (const { generation } of engine.generateAll([request], { signal })) return generation
  throw new Error('the engine answered none of one request')
}
