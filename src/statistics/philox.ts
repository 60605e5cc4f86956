const multiplier0 = 0xd2511f53
const multiplier1 = 0xcd9e8d57
const keyStep0 = 0x9e3779b9
const keyStep1 = 0xbb67ae85
const rounds = 10

/** The upper 32 bits of a 32 × 32 bit product, from 16-bit halves so that no partial product leaves 32 bits. */
function upperProduct(x: number, yLow: number, yHigh: number): number {
  const xLow = x & 0xffff
  const xHigh = x >>> 16
  const middle = (Math.imul(xHigh, yLow) + (Math.imul(xLow, yLow) >>> 16)) | 0
  const cross = (Math.imul(xLow, yHigh) + (middle & 0xffff)) | 0
  return (Math.imul(xHigh, yHigh) + (middle >>> 16) + (cross >>> 16)) | 0
}

/**
 * Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"): four random words that are a pure
 * function of a counter of four words and a key of two.
 * @param output receives the four words
 */
export function philox(counter: Uint32Array, key: Uint32Array, output: Uint32Array): void {
  let a = (counter[0] as number) | 0
  let b = (counter[1] as number) | 0
  let c = (counter[2] as number) | 0
  let d = (counter[3] as number) | 0
  let key0 = (key[0] as number) | 0
  let key1 = (key[1] as number) | 0
  for (let round = 0; round < rounds; round++) {
    const high0 = upperProduct(a, multiplier0 & 0xffff, multiplier0 >>> 16)
    const high1 = upperProduct(c, multiplier1 & 0xffff, multiplier1 >>> 16)
    const low0 = Math.imul(multiplier0, a)
    const low1 = Math.imul(multiplier1, c)
    a = high1 ^ b ^ key0
    b = low1
    c = high0 ^ d ^ key1
    d = low0
    key0 = (key0 + keyStep0) | 0
    key1 = (key1 + keyStep1) | 0
  }
  output[0] = a
  output[1] = b
  output[2] = c
  output[3] = d
}

/** A number in [0, 1) with 53 random bits, from two random words. */
export function unitInterval(high: number, low: number): number {
  return ((high >>> 5) * 0x4000000 + (low >>> 6)) / 0x20000000000000
}
