import type { TokenCounter } from '#trace'
import type { ServerOptions } from './server.ts'
import type { ServerCapabilities } from './server-capabilities.ts'
import type { ServerKind } from './server-kind.ts'

/** Which model of a server is asked, and how. */
export interface OpenAiEngineOptions extends ServerOptions {
  readonly model: string
  /** The user's message, with `{question}` in it. */
  readonly promptTemplate?: string
  /**
   * The whole prompt as the model is to read it, with `{question}` in it: then the server completes texts and renders no
   * chat, and any server can continue a prefix.
   */
  readonly rawTemplate?: string
  /** Which program serves; found out where left out. */
  readonly kind?: ServerKind
  /** Around the reasoning where it stands in the text; `<think>` where left out. */
  readonly markers?: { readonly open: string; readonly close: string }
  /** How many requests are under way at a time. */
  readonly concurrency?: number
  /** Whether whole responses are streamed too, so that a stall is noticed. */
  readonly stream?: boolean
  /** Fields for the body of every request: `reasoning_effort`, `chat_template_kwargs`, `provider`. */
  readonly extraBody?: Readonly<Record<string, unknown>>
  /**
   * The model's own vocabulary, by whose ids words are biased where the server does not tell its tokens. Unless `capabilities` were
   * found with it, nobody has compared it with the server's.
   */
  readonly tokenizer?: TokenCounter
  /**
   * What the server was found to do by experiment, where somebody tried: what it would pass over in silence is refused. Without
   * it a server is taken to do what its kind does.
   */
  readonly capabilities?: (signal: AbortSignal | undefined) => Promise<ServerCapabilities | undefined>
  readonly clock: () => number
  readonly signal?: AbortSignal
}
