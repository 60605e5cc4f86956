import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractAnswer } from './extract-answer.ts'

const kinds = ['number', 'expression', 'choice', 'text'] as const
const seed = 20260101

/** Pieces that rules look for, so that random texts are made of what is hard to read. */
const pieces = [
  '\\boxed{',
  '\\fbox{',
  '}',
  '{',
  '\\}',
  '$',
  '$$',
  '\\(',
  '\\)',
  '\\[',
  '\\]',
  '**',
  '####',
  '"answer": "',
  '```json\n{',
  '"',
  'The answer is ',
  'Answer:',
  'ANSWER:\n',
  '정답: ',
  '答案是',
  'option B',
  '(B)',
  'Thus, ',
  ' is ',
  ' = ',
  '3/4',
  '2½',
  '三',
  '１２',
  '\n\n',
  '\n',
  '. ',
  ', and ',
  '\ud800',
  '\u0000',
  '\u2028',
  '\\',
  'Check: ',
  '✓',
  '①',
  'A',
  'I',
]
const hardText = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 6 })), {
  maxLength: 60,
})

describe('finding an answer in any text', () => {
  it('never throws, and finds the same on a second look', () => {
    fc.assert(
      fc.property(hardText, fc.constantFrom(...kinds), fc.boolean(), (parts, kind, declaredOnly) => {
        const text = parts.join('')
        const found = extractAnswer(text, { kind, declaredOnly, choices: ['a', '(B)', text] })
        expect(extractAnswer(text, { kind, declaredOnly, choices: ['a', '(B)', text] })).toEqual(found)
        if (found) expect(found.answer).not.toBe('')
      }),
      { seed, numRuns: 2000 },
    )
  })

  it('finds a boxed answer whatever stands before it', () => {
    fc.assert(
      fc.property(hardText, fc.integer(), (parts, number) => {
        const text = `${parts.join('').replaceAll('"', '')}\n\nSo it is so: \\boxed{${number}}`
        expect(extractAnswer(text, { kind: 'number' })?.answer).toBe(String(number))
      }),
      { seed, numRuns: 1000 },
    )
  })

  const repeated: readonly (readonly [string, string])[] = [
    ['nested braces', `\\boxed${'{'.repeat(100_000)}${'}'.repeat(100_000)}`],
    ['boxes that never close', '\\boxed{'.repeat(100_000)],
    ['empty boxes', '\\boxed{}'.repeat(100_000)],
    ['announcements', 'answer: '.repeat(1_000_000)],
    ['announcements in Korean', '정답: '.repeat(1_000_000)],
    ['one line of words', 'is so and so is '.repeat(600_000)],
    ['digits', '9'.repeat(10_000_000)],
    ['numbers', '1 '.repeat(5_000_000)],
    ['blanks', ' '.repeat(10_000_000)],
    ['line breaks', '\n'.repeat(10_000_000)],
    ['dollar signs', '$ '.repeat(2_000_000)],
    ['emphases', '**a'.repeat(2_000_000)],
    ['quotation marks in JSON', `{"answer": "${'" '.repeat(2_000_000)}`],
    ['fields', '{"answer": '.repeat(300_000)],
    ['hashes', '####'.repeat(1_000_000)],
    ['full stops', '.'.repeat(5_000_000)],
    ['conclusions', 'Thus, it is = '.repeat(400_000)],
    ['letters', '(B) or '.repeat(1_000_000)],
    ['verbs', ' is'.repeat(2_000_000)],
    ['brackets', '\\['.repeat(2_000_000)],
    ['spaces of LaTeX', '\\,'.repeat(2_000_000)],
    ['Chinese numerals', '三'.repeat(3_000_000)],
  ]
  for (const [name, text] of repeated) {
    it(`takes time in proportion to ${name}`, () => {
      const start = performance.now()
      for (const kind of kinds) extractAnswer(text, { kind, choices: ['one', 'two'] })
      // Ten megabytes take half a second for all four kinds; what backtracks takes minutes.
      expect(performance.now() - start).toBeLessThan(20_000)
    })
  }
})
