import { none } from './none.ts'
import type { PolicyKind } from './policy.ts'
import { tip } from './tip.ts'

/** Every policy there is. */
export const policyKinds: readonly PolicyKind[] = [none, tip]

export function policyKind(name: string): PolicyKind | undefined {
  return policyKinds.find((kind) => kind.name === name)
}
