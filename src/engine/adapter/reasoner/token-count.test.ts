import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildVocabulary, byteCounter, byteLetters, stagesOf } from '#trace'
import { readPackagedModel } from './read-files.ts'
import { readTokenizer } from './tokenizer.ts'

const { tokenizer: json } = await readPackagedModel()

interface TokenizerJson {
  readonly added_tokens: readonly { readonly id: number; readonly content: string }[]
  readonly model: {
    readonly vocab: Readonly<Record<string, number>>
    readonly merges: readonly (string | readonly [string, string])[]
  }
}

describe('counting tokens outside the engine', () => {
  it('finds the very tokens that the reasoner reads', () => {
    const { added_tokens: added, model } = JSON.parse(json) as TokenizerJson
    const counter = byteCounter(
      buildVocabulary({
        name: 'reasoner',
        stages: stagesOf.gpt2,
        nfc: false,
        letters: byteLetters,
        tokens: new Map(Object.entries(model.vocab)),
        merges: model.merges.map((merge) => {
          const [left = '', right = ''] = typeof merge === 'string' ? merge.split(' ') : merge
          return [left, right]
        }),
        ignoreMerges: false,
        added,
      }),
    )
    const reasoner = readTokenizer(json)
    const words = fc.constantFrom(
      '<think>',
      '</think>',
      'Let',
      ' me',
      ' 12',
      ' × ',
      ' = 84',
      '\n',
      '  ',
      "it's",
    )
    const text = fc.array(words).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme' })), (sample) => {
        expect([...counter.ids(sample)]).toEqual(reasoner.encode(sample))
      }),
      { seed: 51 },
    )
  })
})
