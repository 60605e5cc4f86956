import type { PolicyDefaults, PolicySetting } from '#policy'
import type { ResponseSeed } from '#statistics'

/** How tokens are drawn. Temperature 0 takes the likeliest token. */
export interface Sampling {
  readonly temperature: number
  /** Nucleus: the likeliest tokens whose probabilities first reach this sum; 1 keeps all. */
  readonly topP: number
  /** At most so many tokens are generated, reasoning and answer together. */
  readonly maxTokens: number
}

export interface GenerationRequest {
  /** The question in words; the engine renders it into its own prompt. */
  readonly question: string
  /** What every random number of this response is keyed by. */
  readonly seed: ResponseSeed
  readonly sampling: Sampling
  readonly policy: PolicySetting
}

/** Why generation ended: the model said so, a policy did, or the token limit came first. */
export type FinishReason = 'stop' | 'policy' | 'length'

/** Token counts by the engine's own tokenizer. */
export interface TokenUsage {
  readonly prompt: number
  /** Generated between the reasoning markers, the markers left out. */
  readonly reasoning: number
  /** Everything that was generated, also what a policy discarded or probed. */
  readonly output: number
}

export type GenerationEvent =
  | { readonly type: 'token'; readonly id: number; readonly text: string; readonly logProbability?: number }
  | { readonly type: 'end'; readonly finishReason: FinishReason; readonly usage: TokenUsage }

/** A whole response, put together from its events. */
export interface Generation {
  readonly text: string
  /** UTF-16 length of each token's text, in order: which token a character belongs to. */
  readonly tokenLengths: readonly number[]
  readonly finishReason: FinishReason
  readonly usage: TokenUsage
  readonly durationMs: number
}

/** What a run records of an engine: enough to tell whether two runs used the same one. */
export interface EngineDescription {
  readonly name: string
  readonly model: string
  /** Hash of the weights, where they are at hand. */
  readonly weightsHash?: string
  readonly tokenizer: string
  /** The prompt as it is sent, with `{question}` in it. */
  readonly promptTemplate: string
  readonly reasoningMarkers: { readonly open: string; readonly close: string }
  /** Values the engine publishes for policies' parameters. */
  readonly policyDefaults: PolicyDefaults
  /** A sentence every report must carry about this engine, if there is one. */
  readonly notice?: string
}

/** Whatever turns a prompt into tokens. */
export interface Engine {
  readonly describe: () => EngineDescription
  /**
   * Streams one response. Stops promptly once `signal` aborts, with the signal's reason as its error; a bad request
   * throws before the first event. The last event of a response is its `end`.
   */
  readonly generate: (
    request: GenerationRequest,
    options?: { readonly signal?: AbortSignal },
  ) => AsyncIterable<GenerationEvent>
  /**
   * Many responses at once, each yielded whole when it is done, in no promised order, with the index of its request.
   * What comes out is token for token what `generate` gives.
   */
  readonly generateAll: (
    requests: readonly GenerationRequest[],
    options?: { readonly signal?: AbortSignal },
  ) => AsyncIterable<{ readonly index: number; readonly generation: Generation }>
  readonly close: () => Promise<void>
}
