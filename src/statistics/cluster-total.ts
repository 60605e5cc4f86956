/**
 * The responses to one problem that count in a metric: the sum of their values and how many they are. The count may be
 * 0 (no response of this problem is in the metric's denominator), then the sum is 0 too.
 */
export interface ClusterTotal {
  readonly sum: number
  readonly count: number
}
