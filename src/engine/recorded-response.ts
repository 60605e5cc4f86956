import type { PolicySetting } from '#policy'
import type { ResponseSeed } from '#statistics'
import type { Generation, Sampling } from './engine.ts'

/** A response that was generated once, with what was asked for it. */
export interface RecordedResponse {
  readonly question: string
  readonly seed: ResponseSeed
  readonly policy: PolicySetting
  readonly sampling: Sampling
  readonly generation: Generation
}
