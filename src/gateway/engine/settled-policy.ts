import { type Engine, EngineError } from '#engine'
import { type PolicySetting, parsePolicySetting } from '#policy'
import type { OnPolicyError } from '../backend.ts'
import { GatewayError } from '../gateway-error.ts'

const none: PolicySetting = { name: 'none', parameters: {} }

/** The policy that a response is made under, and why it is not the one that was asked for. */
export interface SettledPolicy {
  readonly setting: PolicySetting
  readonly refused?: string
}

/** @throws GatewayError where the engine can't carry it out and that may not pass */
export async function settledPolicy(
  engine: Engine,
  {
    policy = 'none',
    onPolicyError,
    signal,
  }: {
    readonly policy: string | undefined
    readonly onPolicyError: OnPolicyError
    readonly signal: AbortSignal
  },
): Promise<SettledPolicy> {
  const read = parsePolicySetting(policy, engine.describe().policyDefaults)
  if (read.type === 'error')
    throw new GatewayError(400, read.message, { param: 'jevons', code: 'bad_policy' })
  const refused = await engine.refusal({ policy: read.setting }, { signal }).catch((error) => {
    // A server that can't be asked about the policy may still answer without it.
    if (error instanceof EngineError && onPolicyError === 'pass') return error.message
    throw error
  })
  return refused === undefined ? { setting: read.setting } : withoutPolicy(refused, onPolicyError)
}

/** @throws GatewayError unless what can't be carried out may pass */
function withoutPolicy(refused: string, onPolicyError: OnPolicyError): SettledPolicy {
  if (onPolicyError === 'pass') return { setting: none, refused }
  throw new GatewayError(400, refused, { param: 'jevons', code: 'policy_refused' })
}

/** What an answer's headers say of its policy: characters that a header may hold. */
export function policyHeaders(
  applied: string,
  refused: string | undefined,
): Readonly<Record<string, string>> {
  return {
    'x-jevons-policy': applied,
    ...(refused !== undefined && {
      'x-jevons-policy-refused': refused.replace(/[^\x20-\x7e]/g, '?').slice(0, 300),
    }),
  }
}
