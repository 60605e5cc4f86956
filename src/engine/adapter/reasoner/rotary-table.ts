/** Cosines and sines of every position's angles: `half` floats a position. */
export interface RotaryTable {
  readonly cosines: Float32Array
  readonly sines: Float32Array
}

/**
 * The angles of RoPE: position · base^(−i / half) for i below half. Only + − × ÷ and √ are used, which every JavaScript
 * engine rounds alike; `Math.cos` and `Math.pow` may differ in the last bit. `half` must be a power of two, so that the
 * root of the base can be taken by square roots.
 */
export function rotaryTable(positions: number, half: number, base: number): RotaryTable {
  if (!Number.isInteger(Math.log2(half)))
    throw new Error(`half of a head must be a power of two wide, not ${half}`)
  let ratio = base
  for (let width = half; width > 1; width /= 2) ratio = Math.sqrt(ratio)
  const cosines = new Float32Array(positions * half)
  const sines = new Float32Array(positions * half)
  let frequency = 1
  for (let i = 0; i < half; i++) {
    const step = turn(frequency)
    let angle = { cosine: 1, sine: 0 }
    for (let position = 0; position < positions; position++) {
      cosines[position * half + i] = angle.cosine
      sines[position * half + i] = angle.sine
      angle = {
        cosine: angle.cosine * step.cosine - angle.sine * step.sine,
        sine: angle.sine * step.cosine + angle.cosine * step.sine,
      }
    }
    frequency /= ratio
  }
  return { cosines, sines }
}

/** Cosine and sine of an angle of at most 1, by their Taylor series. */
function turn(angle: number): { readonly cosine: number; readonly sine: number } {
  let cosine = 0
  let sine = 0
  let term = 1
  for (let n = 0; n < 24; n += 2) {
    cosine += term
    term *= angle / (n + 1)
    sine += term
    term *= -angle / (n + 2)
  }
  return { cosine, sine }
}
