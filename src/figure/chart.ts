import type { PlotOptions } from '@observablehq/plot'
import type { PlotSetting } from './live-marks.ts'
import type { Table } from './table.ts'

/** A chart before it is drawn: what it says in words and numbers, and how it looks at a given width in pixels. */
export interface Chart {
  /** Unique within a page. */
  readonly id: string
  readonly title: string
  /** How to read it, in a sentence or two. */
  readonly reading: string
  /** Everything the chart shows, in words: for those who cannot see it. */
  readonly description: string
  /** The same numbers as a table. */
  readonly table: Table
  readonly plot: (width: number, setting?: PlotSetting) => PlotOptions
}
