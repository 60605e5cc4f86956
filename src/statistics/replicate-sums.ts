/**
 * What a studentised replicate needs: weighted sums over the clusters, w how often a cluster was drawn, c its count, r its
 * residual.
 */
export interface ReplicateSums {
  /** Σ w c */
  readonly count: number
  /** Σ w r */
  readonly residual: number
  /** Σ w r² */
  readonly squares: number
  /** Σ w r c */
  readonly products: number
  /** Σ w c² */
  readonly countSquares: number
}
