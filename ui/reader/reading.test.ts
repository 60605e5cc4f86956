import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ResponseThought } from '#viewer'
import { readingOf } from './reading.ts'
import { guessedHeight, mostInBlock, textBlocks } from './text-blocks.ts'

function thought(start: number, end: number): ResponseThought {
  return {
    start,
    end,
    textHash: '',
    tokens: null,
    tokensUpTo: null,
    opener: null,
    correct: null,
    abandoned: null,
    commitment: null,
    label: null,
  }
}

const anyText = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '😀', '가'), maxLength: 9000 })

describe('a response as it is read', () => {
  it('holds everything that is not blank once and in order, whatever the offsets say', () => {
    const offsets = fc.array(fc.tuple(fc.integer({ min: -9, max: 90 }), fc.integer({ min: -9, max: 90 })))
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), offsets, offsets, (text, pairs, [span]) => {
        const sections = readingOf({
          text,
          span: span ? { start: span[0], end: span[1] } : null,
          thoughtList: pairs.map(([start, end]) => thought(start, end)),
        })
        let at = 0
        let said = ''
        for (const { start, end } of sections) {
          expect(start).toBeGreaterThanOrEqual(at)
          said += text.slice(start, end)
          at = end
        }
        expect(said.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
      { seed: 1 },
    )
  })

  it('has thoughts between what comes before them and the answer', () => {
    const text = '<think>first. Then second.</think>42'
    const sections = readingOf({
      text,
      span: { start: 7, end: 26 },
      thoughtList: [thought(7, 13), thought(13, 26)],
    })
    expect(sections.map(({ type }) => type)).toEqual(['before', 'thought', 'thought', 'answer'])
    expect(readingOf({ text, span: null, thoughtList: [] }).map(({ type }) => type)).toEqual(['unsplit'])
  })
})

describe('the blocks of a text', () => {
  it('put together are the text, none longer than allowed, none ending within a character', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const blocks = textBlocks(text, { start: 0, end: text.length })
        expect(blocks.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        for (const { start, end } of blocks) {
          expect(end - start).toBeLessThanOrEqual(mostInBlock)
          expect(encodeURIComponent(text.slice(start, end))).not.toBe('')
        }
      }),
      { seed: 2, numRuns: 60 },
    )
  })

  it('end after a blank line where there is one', () => {
    const text = `${'a'.repeat(1500)}\n\n${'b'.repeat(1500)}`
    expect(textBlocks(text, { start: 0, end: text.length })[0]).toEqual({ start: 0, end: 1502 })
  })

  it('of two million characters are found at once', () => {
    const text = 'All in one line without an end. '.repeat(65_000)
    expect(textBlocks(text, { start: 0, end: text.length }).length).toBeLessThan(1000)
    expect(guessedHeight(text, { start: 0, end: text.length })).toBeGreaterThan(100_000)
  })
})
