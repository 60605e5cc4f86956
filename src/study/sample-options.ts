import type { Estimator } from './estimator.ts'
import type { RunSpending } from './spending.ts'

/** How what several responses give together is measured. */
export interface SampleOptions {
  /** Where the summary keeps these measures: `arms.none`. */
  readonly path: string
  readonly estimator: Estimator
  readonly seed: string
  readonly level: number
  readonly spending: RunSpending
}
