import { amountAt, type Body, bodyAt, countAt } from './body.ts'
import type { ReplyDraft } from './reply-draft.ts'

/**
 * Usage as OpenAI and all who follow it report it. Reasoning is contained in what was generated; xAI and Google's
 * compatible endpoint report it beside, which shows in their totals.
 */
export function openAiUsage(usage: Body | undefined): ReplyDraft['usage'] {
  const prompt = countAt(usage, 'prompt_tokens', 'input_tokens')
  const reasoning =
    countAt(bodyAt(usage, 'completion_tokens_details', 'output_tokens_details'), 'reasoning_tokens') ??
    countAt(usage, 'reasoning_tokens')
  const cachedPrompt =
    countAt(bodyAt(usage, 'prompt_tokens_details', 'input_tokens_details'), 'cached_tokens') ??
    countAt(usage, 'prompt_cache_hit_tokens')
  const generated = countAt(usage, 'completion_tokens', 'output_tokens')
  const total = countAt(usage, 'total_tokens')
  return { prompt, cachedPrompt, reasoning, output: withReasoning({ generated, reasoning, prompt, total }) }
}

function withReasoning({
  generated,
  reasoning,
  prompt,
  total,
}: {
  readonly generated: number | undefined
  readonly reasoning: number | undefined
  readonly prompt: number | undefined
  readonly total: number | undefined
}): number | undefined {
  if (generated === undefined || reasoning === undefined || reasoning === 0) return generated
  const beside = reasoning > generated || total === (prompt ?? 0) + generated + reasoning
  return beside ? generated + reasoning : generated
}

/** What OpenRouter billed, in USD. */
export const billedCost = (usage: Body | undefined): number | undefined => amountAt(usage, 'cost')
