import { describe, expect, it } from 'vitest'
import { openerLexicons } from './opener-lexicons.ts'
import { reasoningLanguage, unreadWarnings } from './unread-language.ts'

describe('reasoning in a language that the openers do not hold', () => {
  it('is told by its letters, formulas and quoted words aside', () => {
    expect(reasoningLanguage('잠깐, 다시 생각해 보자. \\frac{a}{b} = x + y 이므로 답은 4.')).toBe('korean')
    expect(reasoningLanguage('等等，让我再想一想。x + y = 4。')).toBe('chinese')
    expect(
      reasoningLanguage('The word 아니면 means "or". Wait, let me read it again, slowly and in full.'),
    ).toBe(undefined)
    expect(reasoningLanguage('もう一度考えてみよう。答えは四です。')).toBe(undefined)
    expect(reasoningLanguage('')).toBe(undefined)
  })

  it('is warned of, unless the openers are of that language', () => {
    const totals = { texts: 3, characters: 90, switches: 0, korean: 2, chinese: 1 }
    const [korean, chinese, ...others] = unreadWarnings(totals)
    expect(korean).toBe(
      '2 of 3 texts are in Korean, and the openers are not: no switch in them is counted. --openers ko takes those of that language.',
    )
    expect([chinese, others]).toEqual([expect.stringContaining('--openers zh'), []])
    expect(unreadWarnings(totals, openerLexicons.ko)).toEqual([chinese])
    expect(unreadWarnings({ texts: 3, characters: 90, switches: 0 })).toEqual([])
  })
})
