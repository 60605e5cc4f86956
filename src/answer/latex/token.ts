/** One piece of mathematical text. */
export interface Token {
  /**
   * `number` digits with at most one point; `name` a letter, function or constant; `words` what is not mathematics; `sign`
   * one character; `row` the end of a matrix's row; `begin` and `end` an environment.
   */
  readonly type: 'number' | 'name' | 'words' | 'sign' | 'row' | 'begin' | 'end'
  readonly text: string
  /** Whether something blank stood before it. */
  readonly spaced: boolean
  /** Of a number: the digits that repeat for ever. */
  readonly repeating?: string
}

/** What a comma between digits means where it may mean two things. */
export type CommaReading =
  /** `1,234` is one number, unless it stands in brackets: `(1,234)` is a pair. The usual one. */
  | 'thousands outside brackets'
  | 'thousands'
  /** Every comma separates. */
  | 'separator'
  /** `3,14` is π. */
  | 'decimal'
