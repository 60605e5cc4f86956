/** Words for what is known of a judge's errors. */
export interface JudgeWords {
  readonly term: string
  readonly exact: string
  readonly unknown: string
  /** In place of a rate that could not be estimated. */
  readonly notKnown: string
  readonly references: Readonly<Record<'exact' | 'human' | 'final thoughts', string>>
  readonly measured: (facts: JudgeRateWords & { readonly reference: string }) => string
  readonly onIncorrect: (facts: JudgeRateWords) => string
  readonly finalThoughts: string
  readonly transferred: (from: string) => string
}

interface JudgeRateWords {
  readonly sensitivity: string
  readonly specificity: string
}
