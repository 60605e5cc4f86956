/** A 64-bit number as two 32-bit words: plain data, so that it survives JSON and structuredClone. */
export interface Hash64 {
  readonly high: number
  readonly low: number
}

const encoder = new TextEncoder()

/** FNV-1a, 64 bit, of the UTF-8 bytes. The prime is 2⁴⁰ + 0x1b3, so no product leaves the exact doubles. */
export function hash64(text: string): Hash64 {
  let high = 0xcbf29ce4
  let low = 0x84222325
  for (const byte of encoder.encode(text)) {
    low = (low ^ byte) >>> 0
    const product = low * 0x1b3
    high = (high * 0x1b3 + Math.floor(product / 0x100000000) + low * 0x100) % 0x100000000
    low = product >>> 0
  }
  return { high, low }
}

/** The hash of several parts, framed so that ['ab', 'c'] and ['a', 'bc'] differ. */
export function hashParts(parts: readonly (string | number)[]): Hash64 {
  return hash64(JSON.stringify(parts))
}
