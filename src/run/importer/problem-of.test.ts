import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemSchema } from '../problem-line.ts'
import type { ImportedProblem } from './import-format.ts'
import { problemOf } from './problem-of.ts'

const place = 'some.jsonl:1'

function kind(gold: string, more: ImportedProblem = {}): string {
  return problemOf({ gold, ...more }, { place }).kind
}

describe('the problem of an imported record', () => {
  it('keeps the id of its source, and is its own cluster', () => {
    expect(problemOf({ id: 'a', question: 'How much?' }, { place })).toEqual({
      id: 'a',
      question: 'How much?',
      cluster: 'a',
      kind: 'text',
    })
  })

  it('is known by its question where the source gives no id', () => {
    const one = problemOf({ question: 'How much?' }, { place })
    const other = problemOf({ question: 'How much?', gold: '2' }, { place: 'other.jsonl:9' })
    expect(one.id).toBe(other.id)
    expect(one.id).toMatch(/^[0-9a-f]{16}$/)
    expect(one.id).not.toBe(problemOf({ question: 'How many?' }, { place }).id)
  })

  it('is known by its place where there is no question either', () => {
    expect(problemOf({}, { place }).id).not.toBe(problemOf({}, { place: 'some.jsonl:2' }).id)
    expect(problemOf({ id: '', question: '' }, { place }).id).toBe(problemOf({}, { place }).id)
  })

  it('takes its kind from the answer', () => {
    expect(['42', '-1,234.5', '1e5', '.5', '12%'].map((gold) => kind(gold))).toEqual(Array(5).fill('number'))
    expect(['\\frac{x}{2}', 'x + 1', '(3, 4)', '2\\sqrt{3}', 'x'].map((gold) => kind(gold))).toEqual(
      Array(5).fill('expression'),
    )
    expect(['Paris', 'the second door', '서울'].map((gold) => kind(gold))).toEqual(Array(3).fill('text'))
  })

  it('takes letters for choices, and whatever is the answer where options are given', () => {
    expect(kind('B')).toBe('choice')
    expect(kind('B', { choices: ['one', 'two'] })).toBe('choice')
    expect(kind('two', { choices: ['one', 'two'] })).toBe('choice')
    expect(kind('', {})).toBe('text')
  })

  it('turns the text of an option into its letter, unless two options have that text', () => {
    expect(problemOf({ gold: 'two', choices: ['one', 'two'] }, { place }).gold).toBe('B')
    expect(problemOf({ gold: 'two', choices: ['two', 'two'] }, { place }).gold).toBe('two')
    expect(problemOf({ gold: 'A', choices: ['B', 'A'] }, { place }).gold).toBe('A')
  })

  it('has no level where the source has none that is a positive whole number', () => {
    expect(problemOf({ level: 5 }, { place }).level).toBe(5)
    for (const level of [0, -1, 1.5, Number.NaN]) {
      expect(problemOf({ level }, { place })).not.toHaveProperty('level')
    }
  })

  it('is a valid line whatever the record says, the same each time', () => {
    const text = fc.string({ unit: 'binary' })
    const imported = fc.record<ImportedProblem>(
      {
        id: text,
        question: text,
        gold: text,
        choices: fc.array(text),
        level: fc.double(),
        subject: text,
        cluster: text,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(imported, (problem) => {
        const made = problemOf(problem, { place })
        expect(problemSchema.safeParse({ version: 1, ...made }).success).toBe(true)
        expect(problemOf(problem, { place })).toEqual(made)
      }),
      { seed: 1, numRuns: 50 },
    )
  })

  it('reads a kind in linear time', () => {
    const started = performance.now()
    for (const unit of ['1', '1,', '(', 'A ', '\n', ' ', '999,']) {
      kind(unit.repeat(300_000), { question: unit.repeat(300_000) })
    }
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
