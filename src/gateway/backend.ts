import type { TokenUsage } from '#engine'
import type { GatewayError } from './gateway-error.ts'
import type { OpenRequest } from './open-requests.ts'

/** A model as it is listed. */
export interface ServedModel {
  readonly id: string
  readonly owner: string
  /** Unix seconds; absent where nobody tells. */
  readonly created?: number
  /** Hash of its weights, where they are at hand. */
  readonly digest?: string
}

/** What an answer was made of, once it is complete. What nobody told is absent. */
export interface Answered {
  readonly usage: TokenUsage
  /** Of each choice. */
  readonly reasoning: readonly string[]
  /** The name of the policy it was made under. */
  readonly policy: string
}

/** What of a request is looked at by whoever answers it with text. */
export interface TextRequest {
  readonly headers: Headers
  /** Aborts once the client goes. */
  readonly signal: AbortSignal
  readonly body: AsyncIterable<Uint8Array> | null
}

/** A request for text, read and let in. */
export interface Asked {
  readonly endpoint: '/chat/completions' | '/completions'
  /** Without the field `jevons`, and with the model's name alone. */
  readonly body: Readonly<Record<string, unknown>>
  /** As it came, where nothing of it was changed. */
  readonly bytes: Uint8Array | undefined
  readonly policy: string | undefined
  /** What picks the answer out of several responses. */
  readonly select?: string | undefined
  readonly headers: Headers
  readonly open: OpenRequest
  /** What a client is told of an error. */
  readonly failure: (error: unknown) => GatewayError
  readonly answered: (answer: Answered) => void
}

/** A request for the tokens of a text. */
export interface TokenizeAsked {
  /** With the model's name as the backend knows it, where it names one. */
  readonly body: Readonly<Record<string, unknown>>
  readonly headers: Headers
  readonly signal: AbortSignal
}

/** What stands behind a gateway: an engine in process, or a server. */
export interface Backend {
  readonly models: (signal: AbortSignal) => Promise<readonly ServedModel[]>
  /** @throws GatewayError where it can't be answered */
  readonly answer: (asked: Asked) => Promise<Response>
  /** How a text is cut into tokens; absent where that is not told. @throws GatewayError where it can't be told */
  readonly tokenize?: (asked: TokenizeAsked) => Promise<object>
  /** Why it could not answer now; undefined where it could. */
  readonly unready: (signal: AbortSignal) => Promise<string | undefined>
}

/** What becomes of a request whose policy can't be carried out: refused, or answered without it. */
export type OnPolicyError = 'fail' | 'pass'
