import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chanceOfAtLeast } from './hypergeometric.ts'

interface Peer {
  readonly n: number
  readonly correct: number
  readonly k: number
  readonly least: number
  readonly tail: number
}

const file = new URL('../../test/fixture/statistics/peers.json', import.meta.url)
const { hypergeometric } = JSON.parse(readFileSync(file, 'utf8')) as { hypergeometric: readonly Peer[] }

describe('the chance of drawing at least so many', () => {
  it('is what scipy finds', () => {
    for (const { n, correct, k, least, tail } of hypergeometric)
      expect(chanceOfAtLeast(least, { size: n, marked: correct, drawn: k }), `${least} of ${k}`).toBeCloseTo(
        tail,
        11,
      )
  })
})
