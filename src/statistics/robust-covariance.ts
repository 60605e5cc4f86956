import { dot, type LeastSquares, type Matrix } from './least-squares.ts'

/**
 * How the errors of a fit may be: alike and independent (`classical`), of different size (`HC1`, `HC3`), alike within clusters
 * of rows (`cluster`, CR1), or carried on from row to row (`newey-west`, Bartlett's kernel).
 */
export type ErrorKind =
  | { readonly kind: 'classical' | 'HC1' | 'HC3' }
  | { readonly kind: 'cluster'; readonly of: readonly string[] }
  | { readonly kind: 'newey-west'; readonly lags: number; readonly of?: readonly string[] }

export interface RobustCovariance {
  readonly covariance: Matrix
  /** Of Student's t: residual ones, or clusters less one. */
  readonly freedom: number
}

/**
 * The covariance of a fit's coefficients. HC1 is White's with n ÷ (n − k), HC3 divides each residual by 1 − leverage
 * (MacKinnon and White 1985); CR1 is Liang and Zeger's with G ÷ (G − 1) · (n − 1) ÷ (n − k); Newey and West's (1987) takes rows
 * in the order in which they stand, within `of` where there are several series, with n ÷ (n − k).
 */
export function robustCovariance(fit: LeastSquares, errors: ErrorKind): RobustCovariance {
  const { freedom, rows } = fit
  const n = rows.length
  switch (errors.kind) {
    case 'classical':
      return { covariance: scaled(fit.bread, dot(fit.residuals, fit.residuals) / freedom), freedom }
    case 'HC1':
      return { covariance: sandwich(fit, sumOfSquares(scores(fit)), n / freedom), freedom }
    case 'HC3':
      return { covariance: sandwich(fit, sumOfSquares(leveragedScores(fit)), 1), freedom }
    case 'cluster': {
      const sums = clusterSums(scores(fit), errors.of)
      const clusters = sums.length
      if (clusters < 2) throw new RangeError('one cluster: an error clustered by it needs at least two')
      const scale = ((clusters / (clusters - 1)) * (n - 1)) / freedom
      return { covariance: sandwich(fit, sumOfSquares(sums), scale), freedom: clusters - 1 }
    }
    case 'newey-west':
      return { covariance: sandwich(fit, longRun(scores(fit), errors), n / freedom), freedom }
  }
}

/** Newey and West's usual number of lags: 4 · (n ÷ 100)^(2/9), rounded down. */
export function usualLags(rows: number): number {
  return Math.floor(4 * (rows / 100) ** (2 / 9))
}

function scores({ rows, residuals }: LeastSquares): number[][] {
  return rows.map((row, index) => row.map((value) => value * (residuals[index] as number)))
}

function leveragedScores({ rows, residuals, bread }: LeastSquares): number[][] {
  return rows.map((row, index) => {
    const leverage = dot(
      row,
      bread.map((line) => dot(line, row)),
    )
    return row.map((value) => (value * (residuals[index] as number)) / (1 - leverage))
  })
}

function clusterSums(all: Matrix, of: readonly string[]): number[][] {
  const sums = new Map<string, number[]>()
  for (const [index, score] of all.entries()) {
    const name = of[index] as string
    const before = sums.get(name)
    sums.set(name, before ? before.map((sum, column) => sum + (score[column] as number)) : [...score])
  }
  return [...sums.values()]
}

function longRun(all: Matrix, { lags, of }: Extract<ErrorKind, { kind: 'newey-west' }>): number[][] {
  const meat = sumOfSquares(all)
  for (let lag = 1; lag <= Math.min(lags, all.length - 1); lag++) {
    const weight = 1 - lag / (lags + 1)
    for (let row = lag; row < all.length; row++) {
      if (of !== undefined && of[row] !== of[row - lag]) continue
      add(meat, { a: all[row] as number[], b: all[row - lag] as number[], weight })
      add(meat, { a: all[row - lag] as number[], b: all[row] as number[], weight })
    }
  }
  return meat
}

function sumOfSquares(all: Matrix): number[][] {
  const width = all[0]?.length ?? 0
  const sum = Array.from({ length: width }, () => new Array<number>(width).fill(0))
  for (const score of all) add(sum, { a: score, b: score, weight: 1 })
  return sum
}

function add(
  sum: number[][],
  { a, b, weight }: { readonly a: readonly number[]; readonly b: readonly number[]; readonly weight: number },
): void {
  for (const [i, line] of sum.entries())
    for (let j = 0; j < line.length; j++)
      line[j] = (line[j] as number) + weight * (a[i] as number) * (b[j] as number)
}

function sandwich({ bread }: LeastSquares, meat: Matrix, scale: number): Matrix {
  return scaled(product(product(bread, meat), bread), scale)
}

function product(a: Matrix, b: Matrix): number[][] {
  return a.map((row) =>
    (b[0] ?? []).map((_, column) =>
      dot(
        row,
        b.map((line) => line[column] as number),
      ),
    ),
  )
}

function scaled(matrix: Matrix, factor: number): Matrix {
  return matrix.map((row) => row.map((value) => value * factor))
}
