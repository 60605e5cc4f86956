import { type BudgetField, budgetFields } from '../native-budget.ts'
import type { ServerCapabilities } from '../server-capabilities.ts'
import { type PlainAnswer, type Probing, plainAnswer, unlessRefused } from './probing.ts'

/** The budget that is asked for, where the model thinks longer than twice that by itself. */
const usualBudget = 128
/** Shorter reasoning tells nothing. */
const shortest = 48
const answerTokens = 256

/** Asks for a budget by each field that is known, until one binds. */
export async function probeBudget(
  probing: Probing,
  { reasoningTokens, isCounted }: PlainAnswer,
): Promise<ServerCapabilities['budget']> {
  if (probing.rawTemplate !== undefined)
    return {
      isHonoured: null,
      field: null,
      seen: 'budgets are asked for in chats, and prompts are whole here',
    }
  const fields = budgetFields(probing.form.kind)
  if (fields.length === 0)
    return { isHonoured: false, field: null, seen: 'no field is known of such a server' }
  if (reasoningTokens < shortest)
    return {
      isHonoured: null,
      field: null,
      seen: `the model thinks for ${reasoningTokens} tokens: too few to tell`,
    }
  const budget = Math.min(usualBudget, Math.floor(reasoningTokens / 4))
  const seen: string[] = []
  for (const field of fields) {
    const found = await tried(probing, { field, budget, isCounted })
    if (found.isHonoured) return found
    seen.push(`${field.name}: ${found.seen}`)
  }
  return { isHonoured: false, field: null, seen: seen.join('; ').slice(0, 400) }
}

async function tried(
  probing: Probing,
  {
    field,
    budget,
    isCounted,
  }: { readonly field: BudgetField; readonly budget: number; readonly isCounted: boolean },
): Promise<ServerCapabilities['budget']> {
  return await unlessRefused<ServerCapabilities['budget']>(
    async () => {
      const asked = { maxTokens: 4 * budget + answerTokens, more: field.body(budget) }
      const { reasoningTokens } = await plainAnswer(probing, asked)
      // A server may end the sentence first.
      const isHonoured = reasoningTokens <= budget * 1.25 + 8
      const about = isCounted ? '' : 'about '
      const seen = `${about}${reasoningTokens} tokens of reasoning where ${budget} were allowed`
      return { isHonoured, field: isHonoured ? field.name : null, seen }
    },
    (seen) => ({ isHonoured: false, field: null, seen }),
  )
}
