import type { ReplyReading } from '#trace'

/**
 * How a request ended: with a whole answer, with a refusal (a status below 500), because the server or the upstream failed, or
 * because the client went.
 */
export type ExchangeEnd = 'answered' | 'refused' | 'failed' | 'left'

/** A request for text and what became of it, as far as it reached the client. */
export interface Exchange {
  readonly endpoint: string
  /** The request, without the field `jevons` and under the model's own name. */
  readonly body: Readonly<Record<string, unknown>>
  readonly startedAt: Date
  /** The policy that it was answered under, with its values; undefined where nothing says so. */
  readonly policy: string | undefined
  readonly select: string | undefined
  /** Of the canary, where there is one and the request was in it. */
  readonly branch: 'canary' | 'control' | undefined
  /** The name of the client's key. */
  readonly key: string | undefined
  readonly status: number
  /** What the client was told, undefined where that was no answer of a model. */
  readonly reading: ReplyReading | undefined
  /** Why a policy ended it, of each choice where one did. */
  readonly stopped: readonly string[]
  readonly end: ExchangeEnd
  /** Streamed answers: until the first piece. */
  readonly firstPieceMs?: number
  readonly durationMs: number
  /** The client's `traceparent`, where it sent one. */
  readonly traceParent: string | undefined
}
