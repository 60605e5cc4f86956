import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startOffsets } from '../token-offsets.ts'
import { buildVocabulary, type VocabularyParts } from './build-vocabulary.ts'
import { byteCounter } from './byte-counter.ts'
import { stagesOf } from './published-stages.ts'
import type { TokenCounter } from './token-counter.ts'
import { VocabularyError } from './vocabulary.ts'

const letters = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte))
const utf8 = (text: string): string => Buffer.from(text).toString('latin1')

/** A small vocabulary: the bytes, then a token a merge. */
function vocabularyOf(
  merges: readonly (readonly [string, string])[],
  more: Partial<VocabularyParts> = {},
): VocabularyParts {
  const spelled = merges.map(([left, right]) => [utf8(left), utf8(right)] as const)
  const tokens = new Map(letters.map((letter, byte) => [letter, byte]))
  for (const [left, right] of spelled) tokens.set(left + right, tokens.get(left + right) ?? tokens.size)
  return {
    name: 'tiny',
    stages: stagesOf.qwen,
    nfc: false,
    letters,
    tokens,
    merges: spelled,
    ignoreMerges: false,
    added: [],
    ...more,
  }
}

const merges = [
  ['a', 'a'],
  ['aa', 'aa'],
  [' ', 'w'],
  ['o', 'r'],
  [' w', 'or'],
  ['k', 'a'],
] as const
const tiny: TokenCounter = byteCounter(buildVocabulary(vocabularyOf(merges)))
const anyText = fc.string({ unit: 'binary', maxLength: 60 })

describe('byte pairs', () => {
  it('merge lowest first, the leftmost of equals', () => {
    expect([...tiny.ids(' work')]).toEqual([260, 107])
    expect([...tiny.ids('aaaaaaa')]).toEqual([257, 256, 97])
    // k and a would merge too, but a and a come first.
    expect([...tiny.ids('kaa')]).toEqual([107, 256])
  })

  it('merge only what is listed, unless every two that make a token do', () => {
    const split = [
      ['a', 'b'],
      ['ab', 'c'],
      ['b', 'c'],
    ] as const
    // bc is a token, a and bc are none that merges.
    expect(byteCounter(buildVocabulary(vocabularyOf([split[2], split[0], split[1]]))).count('abc')).toBe(2)
    const { merges: _, ...ranks } = vocabularyOf([split[2], split[0], split[1]])
    expect(byteCounter(buildVocabulary(ranks)).count('abc')).toBe(1)
  })

  it('are passed over where the whole piece is a token and the file says so', () => {
    // abc can be made from ab and c only, but b and c merge first.
    const listed = [
      ['b', 'c'],
      ['a', 'b'],
      ['ab', 'c'],
    ] as const
    const parts = vocabularyOf(listed, { ignoreMerges: true })
    expect([...byteCounter(buildVocabulary(parts)).ids('abc')]).toEqual([258])
    expect(byteCounter(buildVocabulary(parts)).count('abcd')).toBe(3)
  })

  it('of a long piece are those of a short one', () => {
    for (const length of [95, 96, 97, 98, 200, 1001]) {
      const expected = [
        ...Array<number>(length >> 2).fill(257),
        ...((length & 2) > 0 ? [256] : []),
        ...((length & 1) > 0 ? [97] : []),
      ]
      expect([...tiny.ids('a'.repeat(length))]).toEqual(expected)
    }
  })

  it('take a surrogate that stands alone for U+FFFD', () => {
    expect([...tiny.ids('\ud800x')]).toEqual([...tiny.ids('\ufffdx')])
  })
})

describe('where tokens begin', () => {
  it('is counted in UTF-16 units, a character that several tokens share being where each of them begins', () => {
    expect([...tiny.starts('é 😀 work')]).toEqual(
      [0, 0, 2 - 1, 2, 2, 2, 2, 4, 8].slice(0, tiny.count('é 😀 work')),
    )
  })

  it('adds up to the count however the text is cut', () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), (text, cut) => {
        const starts = tiny.starts(text)
        const { countBetween } = startOffsets(starts)
        const middle = Math.min(cut, text.length)
        expect(starts.length).toBe(tiny.count(text))
        expect(tiny.ids(text).length).toBe(starts.length)
        expect(countBetween(0, middle) + countBetween(middle, text.length)).toBe(starts.length)
        expect(starts.every((start, at) => start >= (starts[at - 1] ?? 0))).toBe(true)
      }),
      { seed: 21, numRuns: 500 },
    )
  })

  it('is told in the text as it came where the vocabulary normalises it', () => {
    const normalising = byteCounter(buildVocabulary(vocabularyOf(merges, { nfc: true })))
    const text = 'e\u0301 work \u1112\u1161\u11ab!'
    expect([...normalising.ids(text)]).toEqual([...normalising.ids(text.normalize('NFC'))])
    expect([...normalising.starts(text)]).toEqual([0, 0, 2, 6, 7, 8, 8, 8, 11])
    const heap = `a${'\u0315\u0300'.repeat(100_000)} work`
    const starts = normalising.starts(heap)
    expect(starts.length).toBe(normalising.count(heap))
    expect(starts.at(-1)).toBe(heap.length - 1)
  })
})

describe('added tokens', () => {
  const added = [
    { content: '<think>', id: 300 },
    { content: '<think>\n', id: 301 },
    { content: '</think>', id: 302 },
  ]
  const counter = byteCounter(buildVocabulary(vocabularyOf(merges, { added })))

  it('are found first, the longest of those that begin at a place', () => {
    expect([...counter.ids('<think>\naa</think>aa')]).toEqual([301, 256, 302, 256])
    expect([...counter.starts('<think>\naa</think>aa')]).toEqual([0, 8, 10, 18])
    expect(counter.count('<thin')).toBe(5)
  })

  it('end a piece of text as its end does', () => {
    expect([...counter.ids('  <think>')]).toEqual([32, 32, 300])
  })
})

describe('a vocabulary that cannot be', () => {
  it('is refused with the reason', () => {
    const parts = vocabularyOf(merges)
    expect(() => buildVocabulary({ ...parts, tokens: new Map() })).toThrow(VocabularyError)
    expect(() => buildVocabulary({ ...parts, merges: [['x', 'nothing']] })).toThrow('"nothing"')
  })
})
