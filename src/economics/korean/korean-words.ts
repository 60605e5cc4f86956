/** A sentence that holds numbers or names: what it looks like in English, and its Korean from the parts found. */
export type KoreanPattern = readonly [RegExp, (...parts: readonly string[]) => string]

/**
 * What a calculator says in Korean, by what it says in English: the English stands with the formulas, where it is computed, and
 * is the key here. One file a calculator.
 */
export interface KoreanWords {
  /** What numbers are called in explanations. */
  readonly names?: Readonly<Record<string, string>>
  /** The same where a name holds another, or a number. */
  readonly namePatterns?: readonly KoreanPattern[]
  /** Symbols of formulas that are words; letters such as N and D stay what they are. No spaces: a symbol is one word. */
  readonly symbols?: Readonly<Record<string, string>>
  /** Where facts come from. What is a citation alone (arXiv 2412.19437) stays what it is. */
  readonly sources?: Readonly<Record<string, string>>
  readonly sourcePatterns?: readonly KoreanPattern[]
  /** What must be known of a fact or a result. */
  readonly notes?: Readonly<Record<string, string>>
  readonly notePatterns?: readonly KoreanPattern[]
  /** Why inputs were refused. */
  readonly errors?: readonly KoreanPattern[]
}
