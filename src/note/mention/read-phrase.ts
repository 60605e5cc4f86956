/** A number in words with what it says. */
export interface ReadPhrase {
  readonly phrase: string
  readonly from: number
  readonly value: number
  /** What the last of its words counts in: the thousands of "twenty-four thousand". */
  readonly last: number
}
