import type { Engine } from '#engine'
import { formatPolicySetting, type PolicySetting } from '#policy'

export interface RefusedArm {
  readonly policy: PolicySetting
  readonly arm: string
  readonly reason: string
}

/** The policies that an engine can't carry out, and why: asked before a study begins. */
export async function refusedArms(
  engine: Engine,
  policies: readonly PolicySetting[],
  signal: AbortSignal,
): Promise<RefusedArm[]> {
  const refused: RefusedArm[] = []
  for (const policy of policies) {
    const reason = await engine.refusal({ policy }, { signal })
    if (reason !== undefined) refused.push({ policy, arm: formatPolicySetting(policy), reason })
  }
  return refused
}
