/** e^((x − shift) · scale) for each value. */
export function exponentials(values: Float32Array, shift: number, scale: number): Float32Array {
  return values.map((value) => Math.exp((value - shift) * scale))
}
