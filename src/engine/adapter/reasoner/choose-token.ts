import type { Sampling } from '../../engine.ts'

/** e^((x − shift) · scale) for each value, the same bits on every machine. */
export type Exponentials = (values: Float32Array, shift: number, scale: number) => Float32Array

/**
 * Draws a token from logits: the likeliest (of several, the first) at temperature 0, else by inverting the cumulative
 * distribution, in the order of the ids, at `uniform`. Sums are in double precision and in one order.
 */
export function chooseToken(
  logits: Float32Array,
  { temperature, topP }: Pick<Sampling, 'temperature' | 'topP'>,
  uniform: number,
  exponentials: Exponentials,
): number {
  const likeliest = indexOfLargest(logits)
  if (temperature === 0) return likeliest
  const weights = exponentials(logits, logits[likeliest] as number, Math.fround(1 / temperature))
  if (topP < 1) keepNucleus(weights, topP)
  let left = uniform * sumOf(weights)
  for (let id = 0; id < weights.length; id++) {
    left -= weights[id] as number
    if (left < 0) return id
  }
  // Rounding can leave a crumb after the last token that has any weight.
  return likeliest
}

/** The logarithm of the share that the logits give a token, in single precision: the same on every machine. */
export function logProbabilityOf(id: number, logits: Float32Array, exponentials: Exponentials): number {
  const weights = exponentials(logits, logits[indexOfLargest(logits)] as number, 1)
  return Math.fround(Math.log((weights[id] as number) / sumOf(weights)))
}

function indexOfLargest(values: Float32Array): number {
  let best = 0
  for (let i = 1; i < values.length; i++) if ((values[i] as number) > (values[best] as number)) best = i
  return best
}

function sumOf(values: Float32Array): number {
  let sum = 0
  // By index: this runs for every token, and an iterator takes several times as long.
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  return sum
}

/** Zeroes all but the likeliest tokens whose weights first reach the share; of equal ones, earlier ids stay. */
function keepNucleus(weights: Float32Array, share: number): void {
  const order = Array.from(weights.keys()).sort(
    (a, b) => (weights[b] as number) - (weights[a] as number) || a - b,
  )
  let missing = share * sumOf(weights)
  for (const id of order) {
    if (missing <= 0) weights[id] = 0
    else missing -= weights[id] as number
  }
}
