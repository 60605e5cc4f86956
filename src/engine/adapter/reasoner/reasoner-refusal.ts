import { createPolicy } from '#policy'
import type { Demand } from '../../engine.ts'
import type { Model } from './model-files.ts'
import { phraseTokens } from './phrase-tokens.ts'

/** Why the reasoner can't do what will be asked of it, in one line; undefined where it can. */
export async function reasonerRefusal(
  { tokenizer }: Model,
  { policy, forbidden }: Demand,
): Promise<string | undefined> {
  try {
    if (policy) createPolicy(policy)
    if (forbidden) phraseTokens(tokenizer, forbidden)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}
