/** Counts the tokens of a text by one named vocabulary. */
export interface TokenCounter {
  /** Whose tokens these are: counts by different names can't be compared. */
  readonly name: string
  readonly count: (text: string) => number
  /**
   * Where each token begins, in UTF-16 units of the text, in order, from one pass over all of it: what stretches of the text
   * are given by `startOffsets` adds up exactly. A token that begins within a character begins where the character does.
   */
  readonly starts: (text: string) => Uint32Array
  /** The tokens' ids. */
  readonly ids: (text: string) => Uint32Array
}
