import type { PolicySetting } from '#policy'
import type { GoldProblem, Split } from '#problem'
import type { StudyProtocol } from '#run'

/** What a study of countdown is asked to do. */
export interface StudySettings extends GeneratingSettings {
  readonly problems: number
  readonly split: Split
}

/** What a study of a file's problems is asked to do. */
export interface DatasetSettings extends GeneratingSettings {
  readonly problems: readonly GoldProblem[]
  /** The file's name, without its folder. */
  readonly file: string
  readonly protocol?: StudyProtocol
}

export interface GeneratingSettings {
  /** Responses to each problem in each arm. */
  readonly samples: number
  /** One arm a policy. */
  readonly policies: readonly PolicySetting[]
  readonly temperature: number
  readonly topP: number
  /** At most so many tokens a response. */
  readonly maxTokens: number
  readonly seed: string
  /** What selects from every arm, as the command line writes it: `shortest:n=5`. Each makes an arm of its own. */
  readonly selections?: readonly string[]
  /** The id of an arm; without it `none` or, failing that, the first. */
  readonly baseline?: string
  /** The largest loss of accuracy that counts as none, a share of 1. */
  readonly margin?: number
}
