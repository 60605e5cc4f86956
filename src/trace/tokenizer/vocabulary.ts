/**
 * A byte-level BPE vocabulary as plain values and typed arrays: it can be posted to a worker. Merging starts from bytes and
 * joins the neighbours of lowest priority first, the leftmost of equals.
 */
export interface Vocabulary {
  /** The family's name, or what its user called it. */
  readonly name: string
  /** The pre-tokenizer's regular expressions, stage after stage. */
  readonly stages: readonly string[]
  /** The text is brought into Unicode's normal form C first. */
  readonly nfc: boolean
  /** Tokens that no merge makes; the 256 single bytes are among them. Their bytes one after the other. */
  readonly baseIds: Int32Array
  readonly baseLengths: Uint16Array
  readonly baseBytes: Uint8Array
  /** Merges in order of priority: the tokens side by side, and the one they become. */
  readonly left: Int32Array
  readonly right: Int32Array
  readonly result: Int32Array
  /** Merges into the same token are equals: a file of ranks says which tokens there are, not how they are made. */
  readonly tied: boolean
  /** Tokens that a piece of just their bytes is, although merging would not make them. */
  readonly whole: Int32Array
  /** Tokens that are matched in the text before anything else, such as `<think>`. */
  readonly added: readonly AddedToken[]
}

export interface AddedToken {
  readonly content: string
  readonly id: number
}

/** A vocabulary that cannot be used: the message says why, in words that make sense after a file's name. */
export class VocabularyError extends Error {
  override readonly name = 'VocabularyError'
}
