import type { Directive } from './directive.ts'

/** What a policy sees of one response, in order. Tokens between `reasoningStart` and `reasoningEnd` are reasoning. */
export type PolicyEvent =
  | { readonly type: 'reasoningStart' }
  | { readonly type: 'token'; readonly id: number; readonly text: string; readonly logProbability?: number }
  | {
      readonly type: 'probeResult'
      readonly text: string
      readonly logProbabilities?: readonly number[]
      readonly finished: boolean
    }
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

/** A kind of policy: what it does, where it comes from, and how one is made for a response. */
export interface PolicyKind {
  readonly name: string
  readonly summary: string
  readonly source: string
  readonly parameters: readonly PolicyParameter[]
  readonly create: (parameters: Readonly<Record<string, number>>) => Policy
}
