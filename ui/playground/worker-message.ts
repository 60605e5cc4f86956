import type { FinishReason, GenerationRequest } from '#engine'

/** What the playground asks of its worker. Each request has an id; what comes back about it names it. */
export type PlaygroundRequest =
  /** One response, every token of it. */
  | { readonly type: 'respond'; readonly id: number; readonly request: GenerationRequest }
  /** Many responses, whole. */
  | { readonly type: 'sample'; readonly id: number; readonly requests: readonly GenerationRequest[] }
  | { readonly type: 'stop'; readonly id: number }

export interface WrittenResponse {
  /** The text of each token, in order; markers of the reasoning are tokens too. */
  readonly tokens: readonly string[]
  readonly finishReason: FinishReason
}

export type PlaygroundReply =
  | { readonly type: 'ready'; readonly notice: string | null }
  | { readonly type: 'response'; readonly id: number; readonly response: WrittenResponse }
  | {
      readonly type: 'sampled'
      readonly id: number
      readonly index: number
      readonly text: string
      readonly finishReason: FinishReason
    }
  | { readonly type: 'done'; readonly id: number }
  | { readonly type: 'failed'; readonly id: number | null; readonly reason: string }
