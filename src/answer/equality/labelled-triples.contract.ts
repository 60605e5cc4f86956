import type { EqualityOptions } from './equality.ts'

/** A prediction, a gold answer and what a suite of another project says of them, with the options it said it under. */
export interface Triple {
  readonly prediction: string
  readonly gold: string
  readonly expected: boolean
  /** Decimal places that count. */
  readonly precision?: number
  /** Whether names of variables matter. */
  readonly strict?: boolean
  /** Whether a predicted relation may equal a gold set. */
  readonly allow_set_relation_comp?: boolean
}

/** The suites whose labels say whether two answers are equal. */
export const suites = ['math-verify', 'hendrycks-math', 'qwen25-math-real'] as const
export type Suite = (typeof suites)[number]

/** The options that a suite's labels were given under, as ours. */
export function suiteOptions(suite: Suite, row: Partial<Triple>): EqualityOptions {
  // hendrycks compares normalised text: a list in another order is another text.
  if (suite === 'hendrycks-math') return { orderMatters: true }
  if (suite === 'qwen25-math-real') return {}
  return {
    relationAsSet: row.allow_set_relation_comp ?? false,
    strict: row.strict ?? true,
    ...(row.precision === undefined ? {} : { tolerance: 10 ** -row.precision }),
  }
}
