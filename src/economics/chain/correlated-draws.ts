import { normalCdf } from '#statistics'
import type { ChainInput } from './chain.ts'

/** How two uncertain inputs vary together: the correlation of what is drawn, in normal scores, above −1 and below 1. */
export interface ChainCorrelation {
  readonly a: ChainInput
  readonly b: ChainInput
  readonly rho: number
}

/** Makes even numbers that were drawn apart into ones that are drawn together; each stays even by itself. */
export type Together = (uniforms: Float64Array, uniform: () => number) => void

/**
 * A Gaussian copula over the inputs that are drawn: what has no correlation with another is left as it is. Undefined where none
 * has one.
 * @throws RangeError where the correlations cannot all hold at once
 */
export function drawnTogether(
  names: readonly ChainInput[],
  correlations: readonly ChainCorrelation[],
): Together | undefined {
  const among = correlations.filter(({ a, b, rho }) => rho !== 0 && names.includes(a) && names.includes(b))
  const places = [...new Set(among.flatMap(({ a, b }) => [names.indexOf(a), names.indexOf(b)]))].sort(
    (a, b) => a - b,
  )
  if (places.length === 0) return undefined
  const rhoOf = (row: number, column: number): number => {
    if (row === column) return 1
    const [one, other] = [names[places[row] as number], names[places[column] as number]]
    return among.find(({ a, b }) => (a === one && b === other) || (a === other && b === one))?.rho ?? 0
  }
  const lower = lowerTriangle(places.length, rhoOf)
  const scores = new Float64Array(places.length)
  const cumulated = cumulatedNormal()
  return (uniforms, uniform) => {
    // Box and Muller: two even numbers make two normal ones.
    for (let row = 0; row < places.length; row += 2) {
      const next = places[row + 1]
      const reach = Math.sqrt(-2 * Math.log(uniforms[places[row] as number] as number))
      const angle = 2 * Math.PI * (next === undefined ? uniform() : (uniforms[next] as number))
      scores[row] = reach * Math.cos(angle)
      if (next !== undefined) scores[row + 1] = reach * Math.sin(angle)
    }
    for (let row = 0; row < places.length; row++) {
      const own = lower[row] as number[]
      let score = 0
      for (let column = 0; column <= row; column++)
        score += (own[column] as number) * (scores[column] as number)
      uniforms[places[row] as number] = evenOf(score, cumulated)
    }
  }
}

const furthest = 7
const stepsOfOne = 512

/** The normal distribution at steps of 1/512: between them a line is off by less than a millionth. */
function cumulatedNormal(): Float64Array {
  return Float64Array.from({ length: 2 * furthest * stepsOfOne + 1 }, (_, place) =>
    normalCdf(place / stepsOfOne - furthest),
  )
}

function evenOf(score: number, cumulated: Float64Array): number {
  const at = (Math.max(-furthest, Math.min(furthest - 1e-9, score)) + furthest) * stepsOfOne
  const place = Math.floor(at)
  const low = cumulated[place] as number
  return low + (at - place) * ((cumulated[place + 1] as number) - low)
}

/** Cholesky's factor of a matrix of correlations. */
function lowerTriangle(size: number, rhoOf: (row: number, column: number) => number): number[][] {
  const lower: number[][] = []
  for (let row = 0; row < size; row++) {
    const own: number[] = []
    for (let column = 0; column <= row; column++) {
      let rest = rhoOf(row, column)
      for (let before = 0; before < column; before++)
        rest -= (own[before] as number) * ((lower[column] ?? own)[before] as number)
      if (column < row) own.push(rest / (lower[column]?.[column] as number))
      else if (rest > 0) own.push(Math.sqrt(rest))
      else throw new RangeError('these correlations cannot all hold at once')
    }
    lower.push(own)
  }
  return lower
}
