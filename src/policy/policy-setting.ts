import type { Lexicon } from './directive.ts'
import type { Policy, PolicyContext, PolicyNeed, PolicySetting } from './policy.ts'
import { policyKind, policyKinds } from './policy-kinds.ts'
import { formatSetting, parseSetting } from './setting-text.ts'

/** Values an engine publishes for a policy's parameters, used where the user names none. */
export type PolicyDefaults = Readonly<Record<string, Readonly<Record<string, number>>>>

export type ParsedPolicySetting =
  | { readonly type: 'setting'; readonly setting: PolicySetting }
  | { readonly type: 'error'; readonly message: string }

/**
 * Reads `tip:alpha=3,beta=20`, and `tip:lexicon=wide` for another list of words. What is not named takes the engine's default,
 * or else the policy's own.
 */
export function parsePolicySetting(text: string, defaults: PolicyDefaults = {}): ParsedPolicySetting {
  return parseSetting(text, { what: 'policy', kinds: policyKinds, defaults })
}

/** `tip:alpha=3,beta=20`: what {@link parsePolicySetting} reads back to the same setting. */
export function formatPolicySetting(setting: PolicySetting): string {
  return formatSetting(setting)
}

/**
 * A fresh policy for one response.
 * @throws Error where the setting names no known policy, or none of its lists of words
 */
export function createPolicy(
  { name, parameters, lexicon }: PolicySetting,
  context: Omit<PolicyContext, 'lexicon'> = {},
): Policy {
  const kind = policyKind(name)
  if (!kind) throw new Error(`unknown policy "${name}"`)
  if (lexicon === undefined) return kind.create(parameters, context)
  const found = kind.lexicons?.find((known) => known.name === lexicon)
  if (!found) throw new Error(`policy ${name} has no lexicon "${lexicon}"`)
  return kind.create(parameters, { ...context, lexicon: found })
}

/** What it takes to carry out a policy where no logits are at hand; nothing for one that is a prompt alone, or does nothing. */
export function policyNeeds({ name, parameters }: PolicySetting): readonly PolicyNeed[] {
  return policyKind(name)?.needs?.(parameters) ?? []
}

/** The words that a policy goes by; undefined where it goes by none. */
export function policyLexicon({ name, lexicon }: PolicySetting): Lexicon | undefined {
  const { lexicons = [] } = policyKind(name) ?? {}
  return lexicon === undefined ? lexicons[0] : lexicons.find((known) => known.name === lexicon)
}

/** The question as a policy that is a prompt, or begins with one, puts it: whoever renders a prompt asks this. */
export function questionUnder({ name, parameters }: PolicySetting, question: string): string {
  const instruction = policyKind(name)?.instruction?.(parameters)
  return instruction === undefined ? question : `${question}\n${instruction}`
}
