import { nonNegative, positive } from '../domain.ts'

/** How far a stated cost of a model reaches. */
export type ScopeId = 'finalRun' | 'otherRuns' | 'staff' | 'cluster'

/** What is known of each layer; what is not is left out, and is not 0. */
export interface ScopeInputs {
  readonly finalRunUsd: number
  /** Everything else that was computed on the way: trials, ablations, runs that failed. */
  readonly otherRunsUsd?: number
  readonly staffUsd?: number
  /** What the cluster costs over its life: the runs happen on it, so that it takes the place of their rent. */
  readonly clusterUsd?: number
}

/** A rung of the ladder: what it adds, and what a sum that reaches so far holds. */
export interface ScopeLayer {
  readonly id: ScopeId
  /** What this layer costs on its own; undefined where nobody says. */
  readonly usd: number | undefined
  /** Up to here, of what is known. */
  readonly totalUsd: number
  /** Times the final run. */
  readonly timesFinalRun: number
  /** Layers below that are not known, and so not in the total. */
  readonly missing: readonly ScopeId[]
}

/** The same model at four scopes: 5.6 and 2,573 million dollars are two rungs, and no contradiction. */
export function scopeLadder(inputs: ScopeInputs): readonly ScopeLayer[] {
  const finalRun = positive('cost of the final run', inputs.finalRunUsd)
  const parts: readonly (readonly [ScopeId, number | undefined])[] = [
    ['finalRun', finalRun],
    ['otherRuns', checked('other runs', inputs.otherRunsUsd)],
    ['staff', checked('staff', inputs.staffUsd)],
    ['cluster', checked('cluster', inputs.clusterUsd)],
  ]
  const staff = inputs.staffUsd ?? 0
  let total = 0
  const missing: ScopeId[] = []
  return parts.map(([id, usd]) => {
    if (usd === undefined) missing.push(id)
    else total = id === 'cluster' ? Math.max(total, usd + staff) : total + usd
    return {
      id,
      usd,
      totalUsd: total,
      timesFinalRun: total / finalRun,
      missing: missing.filter((one) => one !== id),
    }
  })
}

function checked(name: string, usd: number | undefined): number | undefined {
  return usd === undefined ? undefined : nonNegative(`cost of ${name}`, usd)
}
