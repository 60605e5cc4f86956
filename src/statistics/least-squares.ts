/** A linear model y = X·b + u, fitted by least squares. Matrices are rows of numbers. */
export interface LeastSquares {
  readonly coefficients: readonly number[]
  readonly residuals: readonly number[]
  /** (X′X)⁻¹, which every covariance below is built around. */
  readonly bread: Matrix
  readonly rows: Matrix
  /** Residual degrees of freedom: rows less columns, less what was absorbed before. */
  readonly freedom: number
  /** Share of the variance of y about its mean that the model explains. */
  readonly rSquared: number
}

export type Matrix = readonly (readonly number[])[]

/** Below this share of its own variance a column adds nothing that the columns before it don't say. */
const leastOwnShare = 1e-10

/**
 * Fits y on the columns of X by Cholesky's decomposition of X′X.
 * @param absorbed parameters that were taken out of y and X before, such as fixed effects
 * @throws RangeError where columns say the same, or nothing is left to estimate an error from
 */
export function leastSquares(rows: Matrix, y: readonly number[], absorbed = 0): LeastSquares {
  const width = rows[0]?.length ?? 0
  const freedom = rows.length - width - absorbed
  if (freedom < 1)
    throw new RangeError(`${rows.length} points: too few to fit ${width + absorbed} parameters and an error`)
  const bread = inverse(gram(rows, width))
  const moments = Array.from({ length: width }, (_, column) =>
    rows.reduce((sum, row, index) => sum + (row[column] as number) * (y[index] as number), 0),
  )
  const coefficients = bread.map((row) => dot(row, moments))
  const residuals = rows.map((row, index) => (y[index] as number) - dot(row, coefficients))
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length
  const total = y.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const unexplained = residuals.reduce((sum, value) => sum + value ** 2, 0)
  return { coefficients, residuals, bread, rows, freedom, rSquared: total > 0 ? 1 - unexplained / total : 1 }
}

export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number)
  return sum
}

function gram(rows: Matrix, width: number): number[][] {
  return Array.from({ length: width }, (_, i) =>
    Array.from({ length: width }, (__, j) =>
      rows.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), 0),
    ),
  )
}

/** The inverse of a positive definite matrix, column by column of its Cholesky factor. */
function inverse(matrix: Matrix): number[][] {
  const lower = cholesky(matrix)
  const size = matrix.length
  const columns = Array.from({ length: size }, (_, unit) => {
    const forward: number[] = []
    for (let i = 0; i < size; i++) {
      const known = dot((lower[i] as number[]).slice(0, i), forward)
      forward.push(((i === unit ? 1 : 0) - known) / (lower[i]?.[i] as number))
    }
    const solved = new Array<number>(size).fill(0)
    for (let i = size - 1; i >= 0; i--) {
      let rest = forward[i] as number
      for (let k = i + 1; k < size; k++) rest -= (lower[k]?.[i] as number) * (solved[k] as number)
      solved[i] = rest / (lower[i]?.[i] as number)
    }
    return solved
  })
  return columns
}

function cholesky(matrix: Matrix): number[][] {
  const lower: number[][] = []
  for (const [i, row] of matrix.entries()) {
    const current: number[] = []
    for (let j = 0; j < i; j++) {
      const above = lower[j] as number[]
      current.push(((row[j] as number) - dot(current, above.slice(0, j))) / (above[j] as number))
    }
    const own = (row[i] as number) - dot(current, current)
    if (!(own > leastOwnShare * (row[i] as number)))
      throw new RangeError('columns say the same: they do not vary apart from one another')
    current.push(Math.sqrt(own))
    lower.push(current)
  }
  return lower
}
