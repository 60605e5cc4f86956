import type { PolicySetting } from '#policy'
import type { ServerCapabilities } from './server-capabilities.ts'
import type { ServerKind } from './server-kind.ts'

/** A field by which a server is asked to end the reasoning after so many tokens. */
export interface BudgetField {
  readonly name: string
  readonly body: (tokens: number) => Readonly<Record<string, unknown>>
}

const thinkingTokenBudget: BudgetField = {
  name: 'thinking_token_budget',
  body: (tokens) => ({ thinking_token_budget: tokens }),
}
const thinkingBudgetTokens: BudgetField = {
  name: 'thinking_budget_tokens',
  // Forks of llama.cpp know the one or the other.
  body: (tokens) => ({ thinking_budget_tokens: tokens, reasoning_budget_tokens: tokens }),
}
const customParams: BudgetField = {
  name: 'custom_params.thinking_budget',
  body: (tokens) => ({ custom_params: { thinking_budget: tokens } }),
}
const thinkingBudget: BudgetField = {
  name: 'thinking_budget',
  body: (tokens) => ({ enable_thinking: true, thinking_budget: tokens }),
}
const reasoningMaxTokens: BudgetField = {
  name: 'reasoning.max_tokens',
  body: (tokens) => ({ reasoning: { max_tokens: tokens } }),
}

const known: readonly BudgetField[] = [
  thinkingTokenBudget,
  thinkingBudgetTokens,
  customParams,
  thinkingBudget,
  reasoningMaxTokens,
]

/** The fields that a kind of server is known to read; of an unknown one any that somebody reads. */
export function budgetFields(kind: ServerKind): readonly BudgetField[] {
  const own: Readonly<Record<ServerKind, readonly BudgetField[]>> = {
    vllm: [thinkingTokenBudget],
    'llama.cpp': [thinkingBudgetTokens],
    sglang: [customParams],
    deepseek: [],
    jevons: [],
    other: known,
  }
  return own[kind]
}

/** What asks for this budget by a field of that name. */
function budgetBody(name: string, tokens: number): Readonly<Record<string, unknown>> {
  return known.find((field) => field.name === name)?.body(tokens) ?? {}
}

/**
 * What asks the server itself to keep a policy's budget: a hard cap and nothing else, where the server was found to keep one.
 * Undefined where it can't.
 */
export function nativeBudget(
  { name, parameters }: PolicySetting,
  maxTokens: number,
  able: ServerCapabilities | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const { most = 0, least = 0, rise = 10, reserve = 100 } = parameters
  const field = able?.budget.isHonoured ? able.budget.field : null
  if (name !== 'budget' || field === null || rise !== 0 || least !== 0) return undefined
  const reserved = reserve === 0 ? Number.POSITIVE_INFINITY : Math.max(0, maxTokens - reserve)
  const cap = Math.min(most === 0 ? Number.POSITIVE_INFINITY : most, reserved)
  return Number.isFinite(cap) ? budgetBody(field, cap) : undefined
}
