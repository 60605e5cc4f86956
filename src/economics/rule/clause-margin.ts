import { checkCondition, type ExportMeasure, type RatedChip } from './export-measure.ts'

/** How far a chip is outside of one paragraph: what would have to change. */
export interface ClauseMargin {
  readonly clause: string
  readonly paragraph: string
  /** Every number that fails, and by how much. */
  readonly short: readonly { readonly name: string; readonly threshold: number; readonly by: number }[]
}

/** Paragraphs that fail on numbers alone: on others no change of the chip helps. */
export function marginsOf({ clauses }: ExportMeasure, chip: RatedChip): readonly ClauseMargin[] {
  const margins = clauses.flatMap(({ clause, paragraph, when }) => {
    const failing = checkCondition(when, chip).filter(({ holds }) => holds === false)
    const short = failing.flatMap(({ name, threshold, value }) =>
      threshold === undefined || value === undefined
        ? []
        : [{ name, threshold, by: Math.abs(threshold - value) }],
    )
    return short.length === failing.length && short.length > 0 ? [{ clause, paragraph, short }] : []
  })
  const distance = ({ short }: ClauseMargin): number =>
    short.reduce((sum, { by, threshold }) => sum + by / threshold, 0)
  return margins.toSorted((a, b) => distance(a) - distance(b))
}
