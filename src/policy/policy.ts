import type { Directive, Lexicon } from './directive.ts'

/** What a policy sees of one response, in order. Tokens between `reasoningStart` and `reasoningEnd` are reasoning. */
export type PolicyEvent =
  | { readonly type: 'reasoningStart' }
  /** Whoever said it: the model, or a directive that put it in. */
  | { readonly type: 'token'; readonly id?: number; readonly text: string; readonly logProbability?: number }
  | {
      readonly type: 'probeResult'
      readonly text: string
      /** Of the tokens that the copy said, by the model's own distribution. */
      readonly logProbabilities?: readonly number[]
      /** It came to an end by itself, or said what it was to say. */
      readonly finished: boolean
    }
  /**
   * The reasoning, open again, is now so many characters long. Where that is less than was asked, the rest comes back as
   * tokens: a token was cut in two.
   */
  | { readonly type: 'rolledBack'; readonly toOffset: number }
  | { readonly type: 'reasoningEnd' }
  | { readonly type: 'end' }

/**
 * What steers one response while it is decoded: a state machine that answers each event with directives. Its state
 * belongs to that response alone, so a policy is made afresh for every response and never shared.
 */
export interface Policy {
  readonly onEvent: (event: PolicyEvent) => readonly Directive[]
}

/** The name of a policy and its parameters: what run.json and the command line hold, and what crosses to workers. */
export interface PolicySetting {
  readonly name: string
  readonly parameters: Readonly<Record<string, number>>
  /** The name of one of the policy's lists of words; its first where left out. */
  readonly lexicon?: string
}

/** One parameter a policy takes, with its range (both ends allowed) and what it means. */
export interface PolicyParameter {
  readonly name: string
  readonly meaning: string
  readonly default: number
  readonly least: number
  readonly most: number
  readonly whole?: boolean
}

/** What a policy is told of the response it is made for, beside its parameters. */
export interface PolicyContext {
  /** The words it goes by; the first of its kind's lists where left out. */
  readonly lexicon?: Lexicon
  /** Its own random numbers in [0, 1), by position; each is a half where left out. */
  readonly random?: (position: number) => number
  /** At most so many tokens the response may have; without it there is no limit to plan for. */
  readonly maxTokens?: number
}

/**
 * What carrying out a policy takes where no logits are at hand: going on from a prefix, biases on tokens, probabilities of the
 * tokens that a probe says.
 */
export type PolicyNeed = 'continuation' | 'bias' | 'probabilities'

/** A kind of policy: what it does, where it comes from, and how one is made for a response. */
export interface PolicyKind {
  readonly name: string
  readonly summary: string
  readonly source: string
  readonly parameters: readonly PolicyParameter[]
  /** With these values it leaves decoding alone: it gives no directive at all. Absent where no values do that. */
  readonly neutral?: Readonly<Record<string, number>>
  /** Lists of words that it can go by: the first, unless another is named. */
  readonly lexicons?: readonly Lexicon[]
  /** What is added to the question: the policy is a prompt, or begins with one. */
  readonly instruction?: (parameters: Readonly<Record<string, number>>) => string
  /** What its directives take with these values; nothing where left out: it gives none. */
  readonly needs?: (parameters: Readonly<Record<string, number>>) => readonly PolicyNeed[]
  readonly create: (parameters: Readonly<Record<string, number>>, context?: PolicyContext) => Policy
}
