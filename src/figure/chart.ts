import type { PlotOptions } from '@observablehq/plot'

/** A chart before it is drawn: what it says in words, and how it looks at a given width in pixels. */
export interface Chart {
  /** Unique within a page. */
  readonly id: string
  readonly title: string
  /** How to read it, in a sentence or two. */
  readonly reading: string
  /** Everything the chart shows, in words: for those who cannot see it. */
  readonly description: string
  readonly plot: (width: number) => PlotOptions
}
