import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findReasoning, locateReasoning } from './find-reasoning.ts'
import { reasoningDialects } from './reasoning-dialects.ts'
import type { ReasoningMarkers } from './split-reasoning.ts'

const parts = (
  text: string,
  tags: readonly ReasoningMarkers[] = [],
): { reasoning: string; answer: string | undefined } => {
  const { start, end, answerStart } = findReasoning(text, tags)
  return {
    reasoning: text.slice(start, end),
    answer: answerStart === undefined ? undefined : text.slice(answerStart),
  }
}
const nothing = (text: string): void => expect(parts(text)).toEqual({ reasoning: '', answer: text })

describe('finding reasoning whatever marks it', () => {
  it.each(reasoningDialects.map((dialect) => [dialect.name, dialect] as const))('knows %s', (_, dialect) => {
    const { open, close, answer = '' } = dialect
    expect(parts(`${open}a b${close}${answer}c`)).toEqual({ reasoning: 'a b', answer: 'c' })
    expect(parts(`\n ${open}\na\nb\n${close}${answer}\n\nc`)).toEqual({
      reasoning: 'a\nb\n',
      answer: '\n\nc',
    })
    expect(locateReasoning(`${open}a${close}${answer}c`).dialect).toBe(dialect)
    expect(dialect.source).not.toBe('')
  })

  it.each(
    reasoningDialects.filter(({ paired }) => !paired).map((dialect) => [dialect.name, dialect] as const),
  )('knows %s by its closing marker alone, and cut off', (_, { open, close, answer = '' }) => {
    expect(parts(`a b\n${close}${answer}\n\nc`)).toEqual({ reasoning: 'a b\n', answer: '\n\nc' })
    expect(parts(`${open}\na b`)).toEqual({ reasoning: 'a b', answer: undefined })
    expect(parts(`${open}\n\n${close}${answer}\n\nc`)).toEqual({ reasoning: '\n', answer: '\n\nc' })
  })

  it('finds no reasoning in a text without markers', () => {
    for (const text of ['', ' ', 'just this', 'analysis of 3 < 4: </b> [/x] |>', '<b>x</b>']) nothing(text)
  })

  it('knows several messages of analysis, and what a model says between them and the answer', () => {
    const text =
      '<|channel|>analysis<|message|>A<|end|><|start|>assistant<|channel|>analysis<|message|>B<|end|>' +
      '<|start|>assistant<|channel|>commentary to=f<|message|>{}<|call|>' +
      '<|start|>assistant<|channel|>final<|message|>C'
    expect(parts(text)).toEqual({
      reasoning: 'A<|end|><|start|>assistant<|channel|>analysis<|message|>B',
      answer: 'C',
    })
  })

  it('has no answer where analysis ended and no final message came', () => {
    expect(parts('<|channel|>analysis<|message|>A<|end|>')).toEqual({ reasoning: 'A', answer: undefined })
  })

  it('has no reasoning where there is a final message alone', () => {
    expect(parts('<|channel|>final<|message|>C')).toEqual({ reasoning: '', answer: 'C' })
  })

  it('finds an opening after marks of the turn or a line of preface', () => {
    expect(parts('<|im_start|>assistant\n<think>a</think>b')).toEqual({ reasoning: 'a', answer: 'b' })
    expect(parts('<｜Assistant｜><think>\na</think>b')).toMatchObject({ reasoning: 'a' })
    expect(parts('Sure.\n<think>\na\n</think>\nb')).toEqual({ reasoning: 'a\n', answer: '\nb' })
  })

  it('skips the line break of either kind after the opening', () => {
    expect(parts('<think>\r\na\r\n</think>b')).toEqual({ reasoning: 'a\r\n', answer: 'b' })
  })
})

describe('which closing marker counts', () => {
  it('is the last one, since a forced cut leaves reasoning and a second marker in the answer', () => {
    expect(parts('<think>a\n</think>\nstill a\n</think>\n\nb')).toEqual({
      reasoning: 'a\n</think>\nstill a\n',
      answer: '\n\nb',
    })
    expect(parts('a</think>b</think>c')).toEqual({ reasoning: 'a</think>b', answer: 'c' })
  })

  it('is none that the answer speaks of', () => {
    for (const rest of [
      'Models close with `</think>`.',
      'It writes "</think>" then.',
      'After the tag </think> comes the answer.',
      'They write <think>, then </think>, then answer.',
      '```\n<think>\nx\n</think>\ny\n```\nThat is all.',
    ])
      expect(parts(`<think>a</think>\n\n${rest}`)).toEqual({ reasoning: 'a', answer: `\n\n${rest}` })
  })

  it('is none that reasoning speaks of', () => {
    expect(parts('<think>I close with `</think>` later')).toEqual({
      reasoning: 'I close with `</think>` later',
      answer: undefined,
    })
  })
})

describe('a text that speaks of markers', () => {
  it('has no reasoning where it only mentions them', () => {
    nothing('Reasoning stands between <think> and </think> in R1.')
    nothing('Use the `<think>` tag, closed by `</think>`.')
    nothing('`<think>` opens and `</think>` closes.')
    nothing('Example:\n```\n<think>\na\n</think>\nb\n```\n')
    nothing('A template:\n\n```xml\nfoo</think>\n```\ndone')
    nothing('Write <think>reasoning</think>\nand so on.')
  })

  it('has reasoning where the closing marker stands on a line of its own all the same', () => {
    const text = 'The user asks about <think> tags.\n</think>\n\nb'
    expect(parts(text)).toEqual({ reasoning: 'The user asks about <think> tags.\n', answer: '\n\nb' })
  })
})

describe('markers of the user', () => {
  const tags = [{ open: '[reason]', close: '[/reason]' }]

  it('are tried first, and found anywhere', () => {
    const text = `${'x'.repeat(900)}[reason]a[/reason]<think>b</think>c`
    expect(parts(text, tags)).toEqual({ reasoning: 'a', answer: '<think>b</think>c' })
    expect(parts('a[/reason]b', tags)).toEqual({ reasoning: 'a', answer: 'b' })
    expect(parts('<think>a</think>b', tags)).toEqual({ reasoning: 'a', answer: 'b' })
  })

  it('may have no opening, and are passed over without a closing', () => {
    expect(parts('a###b', [{ open: '', close: '###' }])).toEqual({ reasoning: 'a', answer: 'b' })
    expect(parts('a###b', [{ open: '#', close: '' }])).toEqual({ reasoning: '', answer: 'a###b' })
  })
})

describe('on any text', () => {
  const pieces = reasoningDialects.flatMap(({ open, close, answer }) => [open, close, answer ?? '\n'])
  const soup = fc
    .array(fc.oneof(fc.constantFrom(...pieces, '```', '`', '\n', ' ', '"', '<', '\ud83e'), fc.string()), {
      maxLength: 30,
    })
    .map((found) => found.join(''))

  it('gives offsets in order, and none outside the text', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const { start, end, answerStart = text.length } = findReasoning(text)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThanOrEqual(start)
        expect(answerStart).toBeGreaterThanOrEqual(end)
        expect(answerStart).toBeLessThanOrEqual(text.length)
      }),
      { seed: 3, numRuns: 5000 },
    )
  })

  it('takes time linear in the text, also where markers repeat without end', () => {
    const seconds = (text: string): number => {
      const start = performance.now()
      findReasoning(text)
      return (performance.now() - start) / 1000
    }
    for (const piece of [
      '`</think>`',
      '</think>',
      '<think>',
      '```</think>',
      '<|channel|>analysis<|message|>',
    ])
      expect(seconds(`<think>${piece.repeat(5e6 / piece.length)}`)).toBeLessThan(3)
    for (const piece of ['a ', '\n', '</', '|>', '`</think>`', '<think></think>'])
      expect(seconds(piece.repeat(5e6 / piece.length))).toBeLessThan(3)
  })
})
