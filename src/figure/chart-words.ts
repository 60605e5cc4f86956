/** What a chart says beside its numbers. */
export interface ChartWords {
  readonly title: string
  /** What the axis counts, with its unit. */
  readonly axis: string
  /** How to read it, in a sentence; the numbers are added to it. */
  readonly reading: string
}
