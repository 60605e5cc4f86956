import type { RandomSource } from '#statistics'

/**
 * The corpus's own random numbers (sfc32, seeded by the hash of a text), so that the weights can be trained again on
 * the very same corpus whatever becomes of the generators that studies use.
 */
export function corpusRandom(seed: string): RandomSource {
  const state = Uint32Array.from([hash(seed, 1), hash(seed, 2), hash(seed, 3), 1])
  const word = (): number => {
    const [a = 0, b = 0, c = 0, counter = 0] = state
    const result = (a + b + counter) >>> 0
    state[0] = b ^ (b >>> 9)
    state[1] = c + (c << 3)
    state[2] = ((c << 21) | (c >>> 11)) + result
    state[3] = counter + 1
    return result
  }
  for (let i = 0; i < 16; i++) word()
  const integer = (below: number): number => Math.floor((word() / 2 ** 32) * below)
  return {
    uniform: () => word() / 2 ** 32,
    integer,
    shuffle: (items) => {
      const shuffled = [...items]
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = integer(i + 1)
        ;[shuffled[i], shuffled[j]] = [
          shuffled[j] as (typeof items)[number],
          shuffled[i] as (typeof items)[number],
        ]
      }
      return shuffled
    },
  }
}

function hash(text: string, salt: number): number {
  let value = (0x811c9dc5 ^ salt) >>> 0
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}
