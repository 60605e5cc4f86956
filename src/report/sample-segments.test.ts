import { describe, expect, it } from 'vitest'
import { responseFixture } from '../../test/fixture/samples.ts'
import type { SampleResponse } from './report-sample.ts'
import { sampleSegments } from './sample-segments.ts'

const answer = 'The answer is \\boxed{1}.'

describe('the segments of a response', () => {
  it('are its thoughts with opener and judgement, then the answer', () => {
    const response = responseFixture(
      'none',
      [
        { text: 'Let me try a.\n' },
        { text: 'Alternatively, b.\n', correct: true, abandoned: true },
        { text: 'Alternatively, c.\n', correct: true },
      ],
      { answer },
    )
    expect(sampleSegments(response)).toEqual([
      { type: 'thought', number: 1, state: 'incorrect', opener: '', text: 'Let me try a.' },
      { type: 'thought', number: 2, state: 'abandoned', opener: 'Alternatively', text: ', b.' },
      { type: 'thought', number: 3, state: 'correct', opener: 'Alternatively', text: ', c.' },
      { type: 'answer', text: answer },
    ])
  })

  it('do not take a thought that nobody judged for an incorrect one', () => {
    const response = responseFixture('none', [{ text: 'a', correct: null, abandoned: null }], {
      answer,
    })
    expect(sampleSegments(response)[0]).toMatchObject({ state: 'unjudged' })
  })

  it('show reasoning that no thought covers, and survive offsets that make no sense', () => {
    const thought = { opener: null, correct: false, abandoned: false }
    const response: SampleResponse = {
      ...responseFixture('none', [{ text: 'abcdef' }], { answer }),
      thoughts: [
        { ...thought, start: 10, end: 12 },
        { ...thought, start: -5, end: 3 },
        { ...thought, start: 11, end: 1e9 },
        { ...thought, start: Number.NaN, end: 4 },
      ],
    }
    const shown = sampleSegments(response).map((segment) => ('text' in segment ? segment.text : ''))
    expect(shown.join('')).toBe(`abcdef${answer}`)
  })

  it('show a response that was cut off in its reasoning without an answer', () => {
    const response = {
      ...responseFixture('none', [], { answer }),
      text: '<think>\nabc',
      span: { start: 8, end: 11 },
    }
    expect(sampleSegments(response)).toEqual([{ type: 'between', text: 'abc' }])
  })

  it('keep a huge response small and say how much is left out', () => {
    const response = responseFixture('none', [{ text: 'x'.repeat(300_000) }, { text: 'y' }], {
      answer: 'z'.repeat(50_000),
    })
    const segments = sampleSegments(response)
    expect(segments.map(({ type }) => type)).toEqual(['thought', 'leftOut', 'answer', 'leftOut'])
    expect(segments[1]).toEqual({ type: 'leftOut', characters: 300_001 - 8000 })
    expect(segments[3]).toEqual({ type: 'leftOut', characters: 50_000 - 1500 })
  })
})
