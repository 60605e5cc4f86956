import type { EngineDescription } from '../../engine.ts'

/** A model in this process that tells, token by token, how likely each next token is: what a library makes of a file. */
export interface SteppedModel {
  /** As the library, the file or the hub names it. */
  readonly model: string
  /** The entries of its vocabulary by their ids, as its tokenizer writes them. */
  readonly pieces: readonly string[]
  /** Tokens that stand for themselves, such as `<think>`. */
  readonly added: ReadonlyMap<string, number>
  readonly encode: (text: string) => readonly number[]
  /** Tokens that end a response. */
  readonly ends: readonly number[]
  /** Prompt and response together. */
  readonly contextTokens: number
  /** The prompt of a question to a chat, with `{question}` in it; undefined where the model has no chat template. */
  readonly chatPrompt: string | undefined
  readonly weightsHash?: EngineDescription['weightsHash']
  /**
   * Logits of what comes after the tokens, or anything that differs from them by a constant. What was computed for a beginning that is
   * the same need not be computed again: the first `held` are those of the call before.
   */
  readonly next: (tokens: readonly number[], held: number) => Promise<Float32Array>
  readonly close: () => Promise<void>
}
