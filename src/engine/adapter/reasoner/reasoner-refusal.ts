import { createPolicy, type PolicySetting, policyKind } from '#policy'
import type { Demand } from '../../engine.ts'
import type { SteeredModel } from './model-files.ts'
import { phraseTokens } from './phrase-tokens.ts'
import type { Tokenizer } from './tokenizer.ts'

/** Why the reasoner can't do what will be asked of it, in one line; undefined where it can. */
export async function reasonerRefusal(
  { tokenizer }: SteeredModel,
  { policy, forbidden }: Demand,
): Promise<string | undefined> {
  try {
    if (policy) checkPolicy(tokenizer, policy)
    if (forbidden) phraseTokens(tokenizer, forbidden)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/** A policy whose words no token begins would do nothing, and look as if it had. */
function checkPolicy(tokenizer: Tokenizer, policy: PolicySetting): void {
  createPolicy(policy)
  const { lexicons = [] } = policyKind(policy.name) ?? {}
  const lexicon = lexicons.find(({ name }) => name === policy.lexicon) ?? lexicons[0]
  if (lexicon) phraseTokens(tokenizer, lexicon)
}
