import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractionRules } from './extract/extraction-rules.ts'
import { goldAnswerOf } from './gold-answer-of.ts'
import { goldKind } from './gold-kind.ts'
import { type GradeTextOptions, gradeText } from './grade-text.ts'

const verdict = (
  prediction: string,
  gold: string | readonly string[],
  options: GradeTextOptions = {},
): string => gradeText({ prediction, gold, options }).verdict

describe('the kind of a gold answer', () => {
  const cases = {
    number: [
      '42',
      '-1,234.5',
      '3/4',
      '60%',
      '$18',
      '150 kilometers',
      '½',
      '\\frac{14}{3}',
      '016',
      '1e3',
      '9'.repeat(5000),
    ],
    expression: ['p - q', '\\left( 3, \\frac{\\pi}{2} \\right)', 'x', '[0, 1)', '2\\sqrt{3}', 'x=5'],
    choice: ['B', '(C)', 'A, C', '\\text{(D)}', '③'],
    text: ['Canberra', '\\text{Evelyn}', 'South America', '4:30 p.m. or later', ''],
  } as const
  for (const [kind, golds] of Object.entries(cases)) {
    for (const gold of golds) it(`${gold.slice(0, 30)} is ${kind}`, () => expect(goldKind(gold)).toBe(kind))
  }

  it('is a choice where it is one of the options', () => {
    expect(goldKind('Rome', ['Oslo', 'Rome'])).toBe('choice')
  })
})

describe('a gold answer in a sentence', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Answer is 220', '220'],
    ['Answer ìs 2', '2'],
    ['Answer is 150 kilometers', '150 kilometers'],
    ['The answer is: B', 'B'],
    ['He buys 3.\nHe eats 1.\n#### 2', '2'],
    ['We see that $x = 3$, so the sum is $\\boxed{\\frac{1}{2}}$.', '\\frac{1}{2}'],
    ['{"answer": "42"}', '42'],
    ['정답: 3', '3'],
    [' 42 ', '42'],
    ['p - q', 'p - q'],
    ['Answer suggests all four cross', 'Answer suggests all four cross'],
  ]
  for (const [gold, answer] of cases)
    it(`${gold} is ${answer}`, () => expect(goldAnswerOf(gold)).toBe(answer))
})

describe('grading a text', () => {
  it('says the verdict, the answer, what decided and which rule found it', () => {
    expect(gradeText({ prediction: 'So \\boxed{1/2}', gold: '0.5' })).toEqual({
      verdict: 'correct',
      extracted: '1/2',
      stage: 'exact',
      how: 'boxed',
    })
    expect(gradeText({ prediction: 'No idea.', gold: '5' })).toEqual({
      verdict: 'ungradable',
      extracted: null,
      stage: null,
      how: null,
    })
  })

  it('takes any of several gold answers', () => {
    expect(verdict('\\boxed{60}', ['60%', '60'])).toBe('correct')
    expect(verdict('\\boxed{61}', ['60%', '60'])).toBe('incorrect')
  })

  it('compares letters, in whatever order, and the options’ texts', () => {
    expect(verdict('Answer: C and A', 'A, C')).toBe('correct')
    expect(verdict('Answer: A', 'A, C')).toBe('incorrect')
    expect(verdict('The answer is Rome.', 'Rome', { choices: ['Oslo', 'Rome'] })).toBe('correct')
    expect(verdict('The answer is Oslo.', 'B', { choices: ['Oslo', 'Rome'] })).toBe('incorrect')
  })

  it('takes a statement that has the gold answer among its words, unless it denies it, or is asked not to', () => {
    const statement = 'Brazil is located on the continent of South America.'
    expect(verdict(statement, 'South America')).toBe('correct')
    expect(gradeText({ prediction: statement, gold: 'South America' }).stage).toBe('mention')
    expect(verdict(statement, 'America South')).toBe('incorrect')
    expect(verdict(statement, 'South America', { mention: false })).toBe('incorrect')
    expect(verdict('The capital is not Sydney but Canberra.', 'Sydney')).toBe('incorrect')
    expect(verdict('No, it is not true that yes means no.', 'Yes')).toBe('incorrect')
  })

  it('does not take a part of the answer for the answer', () => {
    expect(verdict('The answer is 25', '5')).toBe('incorrect')
    expect(verdict('\\boxed{1, 9, 31}', '31')).toBe('incorrect')
    expect(verdict('The answer is 5 or 6', '5')).toBe('incorrect')
    expect(verdict('\\boxed{5 + x}', '5')).toBe('incorrect')
  })

  it('never throws on any text, and finds a boxed whole number equal to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (prediction, gold) => {
        expect(['correct', 'incorrect', 'ungradable']).toContain(verdict(prediction, gold))
      }),
      { seed: 20260101, numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.integer(), (number) => {
        expect(verdict(`Thus \\boxed{${number}}.`, String(number))).toBe('correct')
      }),
      { seed: 20260101 },
    )
  })
})

describe('the rules of extraction', () => {
  it('have names of their own, and the documentation tells each', () => {
    const names = extractionRules.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    const documentation = readFileSync('docs/grading.md', 'utf8')
    for (const name of names) expect(documentation).toContain(`\`${name}\``)
  })

  it('by which a reply declares its answer are those that the documentation says', () => {
    const declaring = extractionRules.filter(({ declares }) => declares).map(({ name }) => name)
    expect(declaring).toEqual(['json', 'boxed', 'hashes', 'announced'])
  })
})
