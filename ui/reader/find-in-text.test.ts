import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInText, foundPieces, mostMatches } from './find-in-text.ts'

describe('finding in a text', () => {
  const text = 'Wait, let me try 3 + 4 = 7.\nWait:\nlet me see.'

  it('takes the words for a phrase, over a line break too, and without regard to case', () => {
    expect(findInText(text, 'LET ME').matches).toHaveLength(2)
    expect(findInText('a\nb a b', 'a b').matches).toHaveLength(2)
  })

  it('takes each word for itself where there is no such phrase', () => {
    expect(findInText(text, 'see wait').matches.map(({ start }) => start)).toEqual([0, 28, 41])
  })

  it('knows no pattern: signs are signs', () => {
    expect(findInText(text, '3 + 4').matches).toEqual([{ start: 17, end: 22 }])
    expect(findInText('a.b (c) [d] x-y /', '.b (c) [d] x-y /').matches).toHaveLength(1)
    expect(findInText(text, '.*').matches).toEqual([])
  })

  it('stops listing where there are too many', () => {
    const found = findInText('a'.repeat(mostMatches + 1), 'a')
    expect(found.matches).toHaveLength(mostMatches)
    expect(found.more).toBe(true)
  })

  it('cuts a text into pieces that are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (said, search) => {
        expect(
          foundPieces(said, search)
            .map(({ text: piece }) => piece)
            .join(''),
        ).toBe(said)
      }),
      { seed: 6 },
    )
  })
})
