import type { Lexicon, PolicyDefaults, PolicySetting } from '#policy'
import type { ResponseSeed } from '#statistics'
import type { ReasoningKind, ReasoningSpan, ReplyFinish, ReplyUsage } from '#trace'
import type { ChatMessage } from './chat.ts'

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
  /** What was said before the question, where the engine renders chats; others refuse it. */
  readonly earlier?: readonly ChatMessage[]
  /** What every random number of this response is keyed by. */
  readonly seed: ResponseSeed
  /** Which of the random numbers that hang on the seed: `main` where left out; every rollout has its own. */
  readonly stream?: string
  readonly sampling: Sampling
  readonly policy: PolicySetting
  /**
   * The reasoning begins with this text, as if the model had written it. What comes out continues it and does not repeat
   * it: it is input, and counted as such.
   */
  readonly prefix?: string
  /**
   * The whole prompt as tokens of the engine's own tokenizer, in place of question and prefix: what comes out continues it, be
   * it within the reasoning or after it. Only for engines that tell their tokens.
   */
  readonly promptIds?: readonly number[]
  /** Added to the logits of tokens, by their ids, for as long as the response lasts. Only for engines that tell their tokens. */
  readonly biases?: Readonly<Record<number, number>>
  /** Phrases that may not begin in the reasoning, whatever the policy says. Those of one word are matched best. */
  readonly forbidden?: Lexicon
}

/** Why generation ended: the model said so, a policy did, the token limit came first, it declined, or nobody told. */
export type FinishReason = ReplyFinish

/**
 * Token counts by the engine's own tokenizer, absent where it does not tell: `prompt` with the prefix, `reasoning` between
 * the markers, `output` everything that was generated, also what a policy discarded or probed.
 */
export type TokenUsage = ReplyUsage

/** How a response was put together of several requests, where it was: the usage is their sum. */
export interface StretchedExecution {
  readonly requests: number
  /** Generated, billed, and not in the response: under a bias that no longer held, or taken back. */
  readonly discardedTokens: number
}

/** What a piece of a response is: reasoning, answer, or what marks where one ends. */
export type ReasoningPart = 'reasoning' | 'answer' | 'marker'

export type GenerationEvent =
  /** A token; over HTTP a piece of the answer, which has no id and may hold several. */
  | {
      readonly type: 'token'
      readonly id?: number
      readonly text: string
      readonly logProbability?: number
      /** Where it belongs, where the markers of the description alone do not tell. */
      readonly part?: ReasoningPart
    }
  /** The last so many characters are taken back: the policy went back to before them. */
  | { readonly type: 'rollback'; readonly characters: number }
  | {
      readonly type: 'end'
      readonly finishReason: FinishReason
      readonly stopped?: string
      readonly usage: TokenUsage
      readonly execution?: StretchedExecution
    }

/** A whole response, put together from its events. */
export interface Generation {
  readonly text: string
  /** UTF-16 length of each token's text, in order: which token a character belongs to. Absent where tokens are not told. */
  readonly tokenLengths?: readonly number[]
  /** Where the reasoning is in the text, where the markers of the description alone do not tell. */
  readonly span?: ReasoningSpan
  /** What the reasoning is; the model's own text where left out. */
  readonly reasoning?: ReasoningKind
  readonly finishReason: FinishReason
  /** Why a policy, or our own time limit, ended it, where one did. */
  readonly stopped?: string
  /** Mean log probability of the tokens of the answer by the model's own distribution, where the engine knows it. */
  readonly answerLogProbability?: number
  readonly usage: TokenUsage
  readonly execution?: StretchedExecution
  readonly durationMs: number
  /** What the server says it billed, where it does. */
  readonly costUsd?: number
  /** Where it was taken from, where it was not generated now: `cache`, or the run that is replayed. */
  readonly source?: string
}

/** A token of a text, and what of the text it completes: a character cut in two comes with its last token. */
export interface TextToken {
  readonly id: number
  readonly text: string
}

/** What will be asked of an engine beyond the plain generation of responses. */
export interface Demand {
  readonly policy?: PolicySetting
  /** Continuing a prefix. */
  readonly prefix?: boolean
  readonly forbidden?: Lexicon
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
  /** How a server is asked, where there is one. */
  readonly server?: ServerDescription
  /** A sentence every report must carry about this engine, if there is one. */
  readonly notice?: string
}

export interface ServerDescription {
  /** Where it is: what goes on with a study is sent there again. */
  readonly url: string
  /** The program that serves, as far as it is known. */
  readonly kind: string
  /** The prompt is sent as the model reads it; else the server renders a chat. */
  readonly isRaw: boolean
  /** What the user adds to every request. */
  readonly body: Readonly<Record<string, unknown>>
}

/** Whatever turns a prompt into tokens. */
export interface Engine {
  readonly describe: () => EngineDescription
  /** How a text is cut into tokens, the markers of the reasoning among them; absent where the engine does not tell. */
  readonly tokensOf?: (text: string) => readonly TextToken[]
  /** How many tokens it reads, response included, where it is known. */
  readonly contextTokens?: number
  /**
   * Why the engine can't carry out such requests, in one line; undefined where it can. Asked before a study begins, since a
   * server that does not know a field passes over it in silence.
   */
  readonly refusal: (
    demand: Demand,
    options?: { readonly signal?: AbortSignal },
  ) => Promise<string | undefined>
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
