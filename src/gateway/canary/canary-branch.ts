import { randomStream, responseSeed } from '#statistics'

export type CanaryBranch = 'canary' | 'control'

/** A policy that is tried on a share of the traffic. */
export interface CanarySetting {
  readonly policy: string
  /** Of the requests that name no policy themselves; between 0 and 100. */
  readonly percent: number
  readonly seed: string
}

/** Which branch a request is in: the same for the same id and seed, on any machine. */
export function canaryBranch({ seed, percent }: CanarySetting, requestId: string): CanaryBranch {
  const uniform = randomStream(responseSeed({ studySeed: seed, problem: requestId, sample: 0 }), 'canary')(0)
  return 100 * uniform < percent ? 'canary' : 'control'
}
