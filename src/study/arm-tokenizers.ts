import { openTokenizer } from '#run'
import type { TokenCounter } from '#trace'

/** The family of tokenizers that an arm's tokens are counted by. */
export interface ArmTokenizer {
  readonly arm: string
  readonly family: string
}

/** Opens each family once; answers an arm's counter, undefined for an arm that has none. */
export async function armCounters(
  chosen: readonly ArmTokenizer[],
): Promise<(arm: string) => TokenCounter | undefined> {
  const families = new Map<string, TokenCounter>()
  const arms = new Map<string, TokenCounter>()
  for (const { arm, family } of chosen) {
    const counter = families.get(family) ?? (await openTokenizer(family))
    families.set(family, counter)
    arms.set(arm, counter)
  }
  return (arm) => arms.get(arm)
}

/** One tokenizer for all, or one for each arm named. */
interface CountedBy {
  readonly tokenizer?: string
  readonly armTokenizers?: readonly ArmTokenizer[]
}

/** So many arms of a family are named. */
const mostNamed = 3

/**
 * By what tokens are counted, in words, for the record.
 * @param otherwise how they are known where no tokenizer counts them
 */
export function tokenizerText(
  { tokenizer, armTokenizers = [] }: CountedBy,
  { arms, otherwise }: { readonly arms: readonly string[]; readonly otherwise: string },
): string {
  if (tokenizer !== undefined) return tokenizer
  if (armTokenizers.length === 0) return otherwise
  const byFamily = grouped(armTokenizers)
  const counted = new Set(armTokenizers.map(({ arm }) => arm))
  const rest = arms.filter((arm) => !counted.has(arm))
  const [[only] = [''], ...more] = byFamily
  // All by one is the same as that one asked for by its name.
  if (more.length === 0 && rest.length === 0) return only
  const families = [...byFamily].map(([family, names]) => `${family} (${namesText(names)})`)
  return [...families, ...(rest.length === 0 ? [] : [`${otherwise} (${namesText(rest)})`])].join('; ')
}

function grouped(chosen: readonly ArmTokenizer[]): ReadonlyMap<string, readonly string[]> {
  const families = new Map<string, string[]>()
  for (const { arm, family } of chosen) {
    const arms = families.get(family)
    if (arms) arms.push(arm)
    else families.set(family, [arm])
  }
  return families
}

function namesText(names: readonly string[]): string {
  return names.length > mostNamed ? `${names.length} arms` : names.join(', ')
}
