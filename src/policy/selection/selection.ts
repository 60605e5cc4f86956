import type { PolicyParameter } from '../policy.ts'

/** A response as far as a selection looks at it. */
export interface Candidate {
  /** Its number among the responses that were started for this problem, 0 upwards. */
  readonly sample: number
  /** What it votes for: equal for equal answers, undefined without an answer. */
  readonly vote?: string | undefined
  /** Its reasoning came to an end. */
  readonly finished: boolean
  /** Reasoning tokens, or whatever the responses are as long as. */
  readonly tokens?: number | undefined
  /** What a judge gives it: the higher the better. */
  readonly score?: number | undefined
  /** How sure the model is of its answer, from 0 to 1: the geometric mean probability of its tokens. */
  readonly confidence?: number | undefined
}

/** What a selection sees of the responses to one problem, in the order in which it happens. */
export type SelectionEvent =
  | { readonly type: 'start' }
  /** This response's reasoning has come to its end; its answer is still to come. */
  | { readonly type: 'reasoningEnd'; readonly sample: number }
  /** This response is complete. */
  | { readonly type: 'response'; readonly response: Candidate }
  /** This response will never come: it failed, and nobody tries it again. */
  | { readonly type: 'failed'; readonly sample: number }

export type SelectionDirective =
  /** Start so many more responses. */
  | { readonly type: 'sample'; readonly count: number }
  /** Stop generating these; what was generated until then is billed all the same. */
  | { readonly type: 'cancel'; readonly samples: readonly number[] }
  /**
   * The selection is over. One of these responses, whichever, is its answer: they are equally good, so whoever needs one takes
   * one at random, and an expectation counts each alike. None: there is no answer.
   */
  | { readonly type: 'choose'; readonly among: readonly number[] }

/**
 * What picks one answer out of several responses to one problem, and says how many there shall be: a state machine that
 * answers each event with directives. Its state belongs to that problem alone.
 */
export interface Selection {
  readonly onEvent: (event: SelectionEvent) => readonly SelectionDirective[]
}

/** Which of these complete responses are the best, equally good ones together; none where no one can be chosen. */
export type SelectionRule = (candidates: readonly Candidate[]) => readonly Candidate[]

/** A kind of selection: what it does, where it comes from, and how one is made for a problem. */
export interface SelectionKind {
  readonly name: string
  readonly summary: string
  readonly source: string
  readonly parameters: readonly PolicyParameter[]
  /** Which responses it chooses where all are there, by its usual parameters. */
  readonly rule: SelectionRule
  /** What of the responses it goes by, where not all engines or judges tell it. */
  readonly needs?: 'score' | 'confidence'
  readonly create: (parameters: Readonly<Record<string, number>>) => Selection
}

/** The name of a selection and its parameters. */
export interface SelectionSetting {
  readonly name: string
  readonly parameters: Readonly<Record<string, number>>
}

/** The parameter that says how many responses are started. */
export const sampleCount: PolicyParameter = {
  name: 'n',
  meaning: 'responses to each problem',
  default: 5,
  least: 1,
  most: 10_000,
  whole: true,
}
