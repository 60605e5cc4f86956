import type { PolicySetting } from '#policy'
import type { Split } from '#problem'

/** What a study is asked to do. */
export interface StudySettings {
  readonly problems: number
  /** Responses to each problem in each arm. */
  readonly samples: number
  /** One arm a policy. */
  readonly policies: readonly PolicySetting[]
  readonly temperature: number
  readonly topP: number
  /** At most so many tokens a response. */
  readonly maxTokens: number
  readonly seed: string
  readonly split: Split
  /** The id of an arm; without it `none` or, failing that, the first. */
  readonly baseline?: string
  /** The largest loss of accuracy that counts as none, a share of 1. */
  readonly margin?: number
}
