import { describe, expect, it } from 'vitest'
import { tokenizerText } from './arm-tokenizers.ts'

const told = { arms: ['a', 'b', 'c', 'd', 'e'], otherwise: 'as recorded' }
const by = (family: string, ...arms: readonly string[]) => arms.map((arm) => ({ arm, family }))

describe('by what tokens are counted, in words', () => {
  it('is the tokenizer of all, or what is recorded where there is none', () => {
    expect(tokenizerText({ tokenizer: 'qwen' }, told)).toBe('qwen')
    expect(tokenizerText({}, told)).toBe('as recorded')
    expect(tokenizerText({ armTokenizers: [] }, told)).toBe('as recorded')
  })

  it('is the family alone where it counts every arm, and else each family with its arms', () => {
    expect(tokenizerText({ armTokenizers: by('qwen', ...told.arms) }, told)).toBe('qwen')
    expect(
      tokenizerText({ armTokenizers: [...by('qwen', 'a'), ...by('o200k', 'b'), ...by('qwen', 'c')] }, told),
    ).toBe('qwen (a, c); o200k (b); as recorded (d, e)')
    expect(tokenizerText({ armTokenizers: by('qwen', 'a', 'b', 'c', 'd') }, told)).toBe(
      'qwen (4 arms); as recorded (e)',
    )
  })
})
