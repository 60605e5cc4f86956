import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MarkedToken, markedTokens } from './marked-tokens.ts'

const markers = { open: '<think>', close: '</think>' }

/** All parts of a response whose pieces are these; what follows a marker is looked through for the next. */
function partsOf(pieces: readonly string[], opened = false): readonly MarkedToken[] {
  const marked = markedTokens(markers)
  let awaited: 'open' | 'close' | undefined = opened ? 'close' : 'open'
  const all: MarkedToken[] = []
  const take = (parts: readonly MarkedToken[]): void => {
    for (const part of parts) {
      all.push(part)
      if (part.marker === 'open') awaited = 'close'
      else if (part.marker === 'close') awaited = undefined
      else if (awaited === 'open' && part.text.trim() !== '') awaited = undefined
    }
  }
  for (const [id, text] of pieces.entries()) take(marked.read({ id, text }, awaited))
  take(marked.release())
  return all
}

const shown = (parts: readonly MarkedToken[]): readonly string[] =>
  parts.map(({ text, marker }) => (marker === undefined ? text : `[${marker} ${text}]`))

describe('markers among tokens', () => {
  it('are found whole, within a piece, and cut in several', () => {
    expect(shown(partsOf(['<think>', '\n', 'Two', '</think>', '4']))).toEqual([
      '[open <think>]',
      '\n',
      'Two',
      '[close </think>]',
      '4',
    ])
    expect(shown(partsOf(['\n<think>\nTwo</think>\n4']))).toEqual([
      '\n',
      '[open <think>]',
      '\nTwo',
      '[close </think>]',
      '\n4',
    ])
    expect(shown(partsOf(['Two </', 'think', '>4'], true))).toEqual([
      'Two ',
      '[close </]',
      '[rest think]',
      '[rest >]',
      '4',
    ])
  })

  it('are none where the text begins otherwise, or only looks like one', () => {
    expect(shown(partsOf(['Two', '<think>', 'x']))).toEqual(['Two', '<think>', 'x'])
    expect(shown(partsOf(['a <', '/thin', 'g>', ' b </'], true))).toEqual(['a <', '/thin', 'g>', ' b </'])
  })

  it('lose no character and no id, and are the same ones however the text is cut', () => {
    const texts = fc
      .array(fc.constantFrom('<think>', '</think>', '\n', ' ', '<', '</th', 'ink>', 'word'), { minLength: 1 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, fc.array(fc.nat(40)), fc.boolean(), (text, cuts, opened) => {
        const places = [
          0,
          ...cuts.filter((at) => at > 0 && at < text.length).sort((a, b) => a - b),
          text.length,
        ]
        const pieces = [...new Set(places)]
          .slice(1)
          .map((end, index) => text.slice([...new Set(places)][index], end))
        const parts = partsOf(pieces, opened)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        expect(parts.flatMap(({ id }) => id ?? [])).toEqual(pieces.map((_, id) => id))
        const place = (found: readonly MarkedToken[], marker: string): number => {
          const index = found.findIndex((part) => part.marker === marker)
          return index < 0 ? -1 : found.slice(0, index).reduce((sum, part) => sum + part.text.length, 0)
        }
        for (const marker of ['open', 'close'])
          expect(place(parts, marker)).toBe(place(partsOf([text], opened), marker))
      }),
      { seed: 5, numRuns: 500 },
    )
  })
})
