/**
 * What a policy may ask of the engine that decodes a response. Every directive is small enough to be carried out token
 * by token where logits are at hand, and by static biases and continuations of a prefix where they are not.
 */

/** Phrases that are biased together. The engine resolves them to token ids: a policy has no tokenizer. */
export interface Lexicon {
  readonly name: string
  readonly phrases: readonly string[]
}

/** How long a bias holds: for so many tokens, or until the reasoning ends. No bias outlives the reasoning in any case. */
export type Horizon = { readonly tokens: number } | { readonly until: 'reasoningEnd' }

export type Directive =
  /** Add `delta` to the logits of the lexicon's first tokens. Replaces an earlier bias on the lexicon of that name. */
  | { readonly type: 'bias'; readonly lexicon: Lexicon; readonly delta: number; readonly horizon: Horizon }
  /** Put this text where decoding stands, as if the model had written it. */
  | { readonly type: 'insert'; readonly text: string }
  /** Close the reasoning, with this text before the closing marker, and let the model answer. */
  | { readonly type: 'endReasoning'; readonly text?: string }
  /** Forget everything from this character of the reasoning on (a switch to be taken back), and go on from there. */
  | { readonly type: 'rollback'; readonly toOffset: number }
  /** Continue a copy with this suffix and report what came, without a trace of it in the response. */
  | { readonly type: 'probe'; readonly suffix: string; readonly maxTokens: number }
  /** End the response here. */
  | { readonly type: 'stop'; readonly reason: string }
