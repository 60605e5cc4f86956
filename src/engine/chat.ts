import type { ReplyFinish, ReplyUsage } from '#trace'

/** One message of a conversation. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** One question to a chat model, asked outside of any study: by a judge. */
export interface ChatRequest {
  readonly messages: readonly ChatMessage[]
  readonly temperature: number
  readonly maxTokens: number
  /** A JSON schema that the answer must fit. Where the server refuses it, it is asked for in words. */
  readonly schema?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> }
  readonly signal?: AbortSignal
}

export interface ChatReply {
  /** The answer, reasoning left out. */
  readonly text: string
  /** As the server reported it; what it did not report is absent. */
  readonly usage: ReplyUsage
  readonly finish: ReplyFinish
  /** What the server says it billed, where it does. */
  readonly costUsd?: number
}

/**
 * Asks and answers once. Throws the signal's reason once that aborts, an EngineError where no answer can be had.
 */
export type ChatClient = (request: ChatRequest) => Promise<ChatReply>
