import { describe, expect, it } from 'vitest'
import { splitReasoning } from './split-reasoning.ts'

const markers = { open: '<think>', close: '</think>' }
const parts = (text: string): { reasoning: string; answer: string | undefined } => {
  const { start, end, answerStart } = splitReasoning(text, markers)
  return {
    reasoning: text.slice(start, end),
    answer: answerStart === undefined ? undefined : text.slice(answerStart),
  }
}

describe('finding the reasoning', () => {
  it('takes what stands between the markers, and the answer after them', () => {
    expect(parts('<think>\na\n</think>\nb')).toEqual({ reasoning: 'a\n', answer: '\nb' })
  })

  it('takes everything before the closing marker where the prompt held the opening one', () => {
    expect(parts('a\n</think>b')).toEqual({ reasoning: 'a\n', answer: 'b' })
  })

  it('has no answer where the reasoning was cut off', () => {
    expect(parts('<think>\na')).toEqual({ reasoning: 'a', answer: undefined })
  })

  it('takes a text without markers for an answer without reasoning', () => {
    expect(parts('just this')).toEqual({ reasoning: '', answer: 'just this' })
  })

  it('ends at the first closing marker, so that an answer may speak of one', () => {
    expect(parts('<think>a</think>b</think>c')).toEqual({ reasoning: 'a', answer: 'b</think>c' })
  })

  it('finds empty reasoning empty', () => {
    expect(parts('<think></think>b')).toEqual({ reasoning: '', answer: 'b' })
    expect(parts('<think>\n</think>b')).toEqual({ reasoning: '', answer: 'b' })
  })
})
