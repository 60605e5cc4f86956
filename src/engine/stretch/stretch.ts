import type { ActiveBias } from '#policy'
import type { FinishReason, ReasoningPart } from '../engine.ts'

/** A token as it is known without logits: its text, and its id where the server tells it. */
export interface StretchToken {
  readonly id?: number
  readonly text: string
  readonly logProbability?: number
  /** It stands for a marker that the server leaves out, and is neither said nor counted. */
  readonly isSilent?: boolean
  /** It can't be left out without what stands before it: text that the tokens before it make, or the rest of a marker. */
  readonly isTied?: boolean
}

/**
 * A piece of a response that one request generates: from a prefix on, under biases that do not change meanwhile. Where a policy
 * changes them, or wants something else, the stretch ends, and what came after that is discarded.
 */
export interface Stretch {
  /** Of the response itself, or of a copy that is asked something. */
  readonly purpose: 'response' | 'probe'
  /** What stands after the prompt. */
  readonly prefix: readonly StretchToken[]
  /** The prefix ends within the reasoning. */
  readonly isWithin: boolean
  readonly biases: readonly ActiveBias[]
  readonly maxTokens: number
  readonly temperature: number
  /** Which random numbers, and how many tokens were before: a server starts its own anew at each request. */
  readonly stream: string
  readonly offset: number
  /** The probability of each token is wanted. */
  readonly withProbabilities: boolean
}

/** What a server tells at the end of a stretch that it ended by itself. */
export interface StretchEnd {
  readonly finish: FinishReason
  /** How many tokens it generated, where it tells. */
  readonly tokens?: number
}

/** What has to be done next for a response. */
export type StretchStep =
  /** Tell how this text is cut into tokens. */
  | { readonly type: 'encode'; readonly text: string }
  | { readonly type: 'generate'; readonly stretch: Stretch }
  | { readonly type: 'end'; readonly finishReason: FinishReason; readonly stopped?: string }

/** What a stretch adds to the response that is to be told. */
export type StretchSaid =
  | ({ readonly type: 'token'; readonly part: ReasoningPart } & Pick<
      StretchToken,
      'id' | 'text' | 'logProbability'
    >)
  | { readonly type: 'rollback'; readonly characters: number }
