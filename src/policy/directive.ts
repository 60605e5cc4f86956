/**
 * What a policy may ask of the engine that decodes a response. Every directive is small enough to be carried out token
 * by token where logits are at hand, and by static biases and continuations of a prefix where they are not.
 */

/** Phrases that are biased together. The engine resolves them to token ids: a policy has no tokenizer. */
export interface Lexicon {
  readonly name: string
  readonly phrases: readonly string[]
}

/** In a lexicon this phrase stands for whatever marker closes the reasoning of the engine at hand. */
export const closingMarker = '</think>'

/** How long a bias holds: for so many tokens, or until the reasoning ends. No bias outlives the reasoning in any case. */
export type Horizon = { readonly tokens: number } | { readonly until: 'reasoningEnd' }

/** Offsets are UTF-16 units of the reasoning, 0 after its opening marker. */
export type Directive =
  /** Add `delta` to the logits of the lexicon's first tokens. Replaces an earlier bias on the lexicon of that name. */
  | { readonly type: 'bias'; readonly lexicon: Lexicon; readonly delta: number; readonly horizon: Horizon }
  /** Put this text where decoding stands, as if the model had written it. */
  | { readonly type: 'insert'; readonly text: string }
  /** Close the reasoning, with this text before the closing marker, and let the model answer. */
  | { readonly type: 'endReasoning'; readonly text?: string }
  /**
   * Forget everything from this character of the reasoning on (a switch to be taken back, the end of the reasoning too), and
   * go on from there with other random numbers. Told as `rolledBack` once it is done.
   */
  | { readonly type: 'rollback'; readonly toOffset: number }
  | Probe
  /** End the response here. */
  | { readonly type: 'stop'; readonly reason: string }

/** Continue a copy with this suffix and report what came as `probeResult`, without a trace of it in the response. */
export interface Probe {
  readonly type: 'probe'
  readonly suffix: string
  readonly maxTokens: number
  /** Where the copy ends: this character of the reasoning, or else where decoding stands. */
  readonly from?: number
  /** The copy's reasoning is closed before the suffix, with this text before the closing marker. */
  readonly closing?: string
  /** The copy is complete as soon as it says this, which is left out of what is reported. */
  readonly until?: string
  /** The response's own where left out; 0 takes the likeliest tokens. */
  readonly temperature?: number
}
