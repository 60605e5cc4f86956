import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phraseTokens } from './phrase-tokens.ts'
import { readPackagedModel } from './read-files.ts'
import { readTokenizer } from './tokenizer.ts'

const { tokenizer: file } = await readPackagedModel()
const tokenizer = readTokenizer(file)
const decode = (ids: readonly number[]): string =>
  new TextDecoder().decode(Uint8Array.from(ids.flatMap((id) => [...tokenizer.bytesOf(id)])))
const pieces = (text: string): string[] => tokenizer.encode(text).map((id) => decode([id]))

describe('the tokenizer', () => {
  it('makes each word, number and sign of the corpus one token, with its space', () => {
    expect(pieces('<think>\nLet me try 12 × 7 = 84, leaving 3 and 84.\n')).toEqual([
      '<think>',
      '\n',
      'Let',
      ' me',
      ' try',
      ' 12',
      ' ×',
      ' 7',
      ' =',
      ' 84',
      ',',
      ' leaving',
      ' 3',
      ' and',
      ' 84',
      '.',
      '\n',
    ])
    expect(pieces('99 ÷ 11 = 9, yes')).toEqual(['99', ' ÷', ' 11', ' =', ' 9', ',', ' yes'])
  })

  it('gives any text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decode(tokenizer.encode(text))).toBe(text)
      }),
      { seed: 1 },
    )
  })

  it('refuses an id that it does not have, and a file of another kind', () => {
    expect(() => tokenizer.bytesOf(9999)).toThrow('9999')
    expect(() => readTokenizer(file.replace('"BPE"', '"Unigram"'))).toThrow('BPE')
  })
})

describe('the tokens of a phrase', () => {
  it('are those of its spellings that the vocabulary has: with and without space, in either case', () => {
    const ids = phraseTokens(tokenizer, { name: 'switch', phrases: ['Alternatively'] })
    expect(ids.map((id) => decode([id])).sort()).toEqual([
      ' Alternatively',
      ' alternatively',
      'Alternatively',
    ])
  })

  it('leave out a token that begins other words too', () => {
    const ids = phraseTokens(tokenizer, { name: 'mixed', phrases: ['Wait', 'Waiting'] })
    expect(ids.every((id) => decode([id]).trim().toLowerCase() === 'wait')).toBe(true)
  })

  it('are an error where there are none', () => {
    expect(() => phraseTokens(tokenizer, { name: 'odd', phrases: ['Perchance'] })).toThrow(/lexicon "odd"/)
  })
})
