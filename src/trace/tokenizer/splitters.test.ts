import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patternSplitter } from './pattern-splitter.ts'
import { stagesOf } from './published-stages.ts'
import type { Splitter } from './splitter.ts'
import { splitterOf } from './splitter-of.ts'

function piecesOf(splitter: Splitter, text: string): string[] {
  const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  splitter.begin?.(() => text, 0)
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = splitter.next(units, at, text.length)
    expect(end).toBeGreaterThan(at)
    pieces.push(text.slice(at, end))
    at = end
  }
  return pieces
}

const pools = [
  'abc XYZ éßÄ\n',
  "'s'T're'VE'll'D'mſ ",
  '0123456789٣Ⅷ² ',
  '  \t\n\r\u0085\u00a0\u2028\u3000\ufeff\u200b',
  '!?.,/\\-_()[]{}<>$^~`"|+=\n',
  '漢字テストひらがな龦゠・ー゛\u3040\u3099 1 ',
  '한국어 정답은\u1112\u1161\u11ab',
  'e\u0301\u0300\u0e31\u093cA',
  '😀👍🏽𝐀𝔸𐐀𐐨𝟘 ',
  'ǅᾈʰªꟹA',
  '\0\u0001\u007f\ue000\u0378a',
  '\\frac{a}{b} x^2',
]
const mixed = fc
  .array(
    fc.constantFrom(...pools).chain((pool) => fc.string({ unit: fc.constantFrom(...pool), maxLength: 8 })),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''))
const texts = fc.oneof(mixed, mixed, fc.string({ unit: 'binary', maxLength: 40 }))

/** What current JavaScript reads: the possessive quantifiers of cl100k give nothing back that their neighbours could take. */
const readable: typeof stagesOf = {
  ...stagesOf,
  cl100k: stagesOf.cl100k.map((stage) =>
    stage
      .replace('(?i:[sdmt]|ll|ve|re)', '(?:[sSſdDmMtT]|[lL][lL]|[vV][eE]|[rR][eE])')
      .replace(/([?+*}])\+/g, '$1'),
  ),
}

describe('the splitters written by hand', () => {
  for (const [name, stages] of Object.entries(stagesOf).filter(([one]) => one !== 'gpt2')) {
    it(`cut as the published pattern does: ${name}`, () => {
      const byHand = splitterOf(stages)
      const byPattern = patternSplitter(readable[name as keyof typeof stagesOf])
      expect(byHand.begin).toBeUndefined()
      fc.assert(
        fc.property(texts, (text) => {
          expect(piecesOf(byHand, text)).toEqual(piecesOf(byPattern, text))
        }),
        { seed: 31, numRuns: 600 },
      )
    })
  }

  it('tell families apart where they differ', () => {
    const cut = (family: keyof typeof stagesOf, text: string): string[] =>
      piecesOf(splitterOf(stagesOf[family]), text)
    expect(cut('qwen', '1234')).toEqual(['1', '2', '3', '4'])
    expect(cut('llama3', '1234')).toEqual(['123', '4'])
    expect(cut('o200k', "HelloWorld's 정답은")).toEqual(['Hello', "World's", ' 정답은'])
    expect(cut('deepseek', '答案是 x=12')).toEqual(['答案是', ' x', '=', '12'])
    expect(cut('cl100k', 'a\n  ')).toEqual(['a', '\n  '])
    expect(cut('llama3', 'a\n  ')).toEqual(['a', '\n', '  '])
  })
})

describe('a pattern that nobody has written out', () => {
  it('is run as it is, what it passes over being pieces too', () => {
    expect(piecesOf(splitterOf(['[a-z]+']), 'ab12cd!')).toEqual(['ab', '12', 'cd', '!'])
    expect(piecesOf(splitterOf(['\\d', "(?i:'s)|\\w+|\\s"]), "It'S 12")).toEqual(['It', "'S", ' ', '1', '2'])
  })
})
