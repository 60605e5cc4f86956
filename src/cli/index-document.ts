import type { IndexSeries, RelativeMetrics, SeriesMetrics, StockLevel, Universe } from '#market'

/** A fund beside the index. */
export interface Beside {
  readonly ticker: string
  readonly levels: readonly StockLevel[]
  readonly metrics: { readonly price: SeriesMetrics; readonly total: SeriesMetrics }
  readonly relative: { readonly price: RelativeMetrics; readonly total: RelativeMetrics }
}

/** Everything that was computed of an index. */
export interface IndexDocument extends IndexSeries {
  readonly universe: Universe
  readonly metrics: { readonly price: SeriesMetrics; readonly total: SeriesMetrics }
  readonly against: readonly Beside[]
  readonly group?: readonly string[]
  readonly remark: string
  readonly isSynthetic: boolean
}
