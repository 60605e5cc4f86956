import type { LabelLine, RunDescription, Summary } from '#run'

/**
 * What the workbench's server answers: types alone, the one file of this room that the browser's code may read.
 *
 *     GET  /api/runs                                     RunListing[], newest first
 *     GET  /api/runs/:run                                RunDetail
 *     GET  /api/runs/:run/responses?…ResponseQuery       ResponsePage
 *     GET  /api/runs/:run/responses/:response            ResponseDetail
 *     POST /api/runs/:run/labels        LabelRequest     { label: LabelLine }
 *     GET  /api/events                                   server-sent events: ViewerEvent
 *     GET  /reasoner/:file                               config.json, tokenizer.json and model.safetensors of the embedded
 *                                                        reasoner: the ModelFiles of #engine/adapter/inline-reasoner
 *
 * Every error is `{ error: string }` with a status of 4xx or 5xx, the text fit to be shown.
 */

/** `broken` is a folder that looks like a run and can't be read as one. */
export type RunState = 'running' | 'unscored' | 'complete' | 'broken'

export interface RunListing {
  /**
   * Path of the folder below the one that is viewed, `/` between names; of a run that is viewed itself, the folder's own name.
   * The id in every other address (encoded).
   */
  readonly id: string
  readonly state: RunState
  readonly kind: 'countdown' | 'import' | 'dataset' | null
  /** ISO 8601. */
  readonly startedAt: string | null
  readonly model: string | null
  readonly arms: readonly string[]
  readonly problems: number | null
  /** Complete responses now. */
  readonly responses: number
  /** What was planned, where the study says. */
  readonly planned: number | null
  /** Accuracy of each arm, where there is a summary, in the order of `arms`. */
  readonly accuracy: readonly (number | null)[]
  /** Why the run is broken. */
  readonly problem?: string
}

export interface RunDetail {
  readonly listing: RunListing
  readonly description: RunDescription
  readonly summary: Summary | null
}

export interface ResponseQuery {
  readonly arm?: string
  readonly outcome?: 'correct' | 'incorrect' | 'ungradable' | 'failed' | 'ungraded'
  readonly level?: number
  readonly problem?: string
  /** Full-text search in the response and the problem; every word must be there, in either case. */
  readonly search?: string
  readonly minTokens?: number
  readonly maxTokens?: number
  readonly minThoughts?: number
  readonly maxThoughts?: number
  /** Position of the first correct thought; 0 for none. */
  readonly firstCorrect?: number
  readonly sort?: 'order' | 'tokens' | 'thoughts' | 'underthinking'
  readonly descending?: boolean
  readonly offset?: number
  /** At most 500. */
  readonly limit?: number
}

export interface ResponseRow {
  /** As `jevons show` prints it; the id in addresses (encoded). */
  readonly id: string
  readonly problem: string
  readonly arm: string
  readonly sample: number
  readonly level: number | null
  readonly outcome: 'correct' | 'incorrect' | 'ungradable' | 'failed' | null
  /** In lists only the beginning of a long one. */
  readonly answer: string | null
  readonly reasoningTokens: number | null
  readonly thoughts: number | null
  /** Position of the first correct thought, 0 for none, null where nothing judged them. */
  readonly firstCorrect: number | null
  /** A piece of text around what was searched for. */
  readonly excerpt?: string
}

export interface ResponsePage {
  /** How many there are; of a search, how many were found so far. */
  readonly total: number
  /** The search stopped at what was asked for: a later page may find more. */
  readonly more?: true
  readonly rows: readonly ResponseRow[]
}

export interface ResponseThought {
  /** Character offsets into the text. */
  readonly start: number
  readonly end: number
  readonly textHash: string
  /** Tokens of this thought alone; null where nothing counts them. */
  readonly tokens: number | null
  readonly tokensUpTo: number | null
  readonly opener: string | null
  readonly correct: boolean | null
  readonly abandoned: boolean | null
  readonly commitment: string | null
  readonly label: LabelLine['label']
}

export interface ResponseDetail extends ResponseRow {
  readonly question: string
  readonly gold: string | null
  readonly reason: string | null
  readonly text: string
  readonly span: { readonly start: number; readonly end: number; readonly answerStart?: number } | null
  readonly reasoningKind: 'full' | 'summary' | 'hidden' | 'none'
  readonly judge: string | null
  readonly thoughtList: readonly ResponseThought[]
  readonly loop: { readonly start: number; readonly end: number; readonly period: number } | null
  readonly usage: { readonly prompt?: number; readonly reasoning?: number; readonly output?: number }
  readonly source: string | null
  /** Ids of the other responses to the same problem: what can stand beside this one. */
  readonly siblings: readonly Pick<ResponseRow, 'id' | 'arm' | 'sample' | 'outcome'>[]
}

export interface LabelRequest {
  readonly response: string
  readonly start: number
  readonly end: number
  readonly textHash: string
  readonly label: LabelLine['label']
}

export type ViewerEvent =
  /** The run appeared, grew or changed its state. */
  | { readonly type: 'run'; readonly listing: RunListing }
  /** Its summary was written again. */
  | { readonly type: 'summary'; readonly run: string }
  | { readonly type: 'gone'; readonly run: string }
