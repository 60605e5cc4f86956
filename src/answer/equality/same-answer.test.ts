import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { EqualityOptions } from './equality.ts'
import { sameAnswer } from './same-answer.ts'

type Pairs = Readonly<Record<string, readonly (readonly [string, string, EqualityOptions?])[]>>

/** Pairs of answers by topic, written for this test. */
function pairs(name: 'equal' | 'different'): Pairs {
  const file = new URL(`../../../test/fixture/grading/${name}-answers.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Pairs
}

for (const name of ['equal', 'different'] as const) {
  describe(`answers that are ${name}`, () => {
    for (const [topic, table] of Object.entries(pairs(name))) {
      it(`${topic}, whichever is the prediction`, () => {
        for (const [a, b, options] of table) {
          expect({ a, b, ...sameAnswer(a, b, options) }).toMatchObject({ equal: name === 'equal' })
          expect({ b, a, ...sameAnswer(b, a, options) }).toMatchObject({ equal: name === 'equal' })
        }
      })
    }
  })
}

describe('the stage that decided', () => {
  const stage = (a: string, b: string): string => sameAnswer(a, b).stage

  it('is the normal form where the texts are the same but for their setting', () => {
    expect(stage('\\dfrac{1}{2}', '$\\frac{1}{2}$.')).toBe('normal form')
    expect(stage('\\text{Even}', 'even')).toBe('normal form')
    expect(stage('Paris', 'London')).toBe('normal form')
  })

  it('is exact where fractions, structures, units or dates decide', () => {
    expect(stage('2/4', '\\frac{1}{2}')).toBe('exact')
    expect(stage('(1,2)', '(2,1)')).toBe('exact')
    expect(stage('1 km', '1000 m')).toBe('exact')
    expect(stage('5', '6')).toBe('exact')
  })

  it('is numeric where irrational numbers or variables are evaluated', () => {
    expect(stage('\\sqrt{8}', '2\\sqrt{2}')).toBe('numeric')
    expect(stage('(x+1)^2', 'x^2+2x+1')).toBe('numeric')
    expect(stage('\\pi', '3')).toBe('numeric')
    expect(stage('(\\sqrt{8}, 1)', '(2\\sqrt{2}, 1)')).toBe('numeric')
  })

  it('is nobody where an answer is not understood, and then they are not the same', () => {
    expect(sameAnswer('\\int_0^1 f', '\\int_0^2 f')).toEqual({ equal: false, stage: 'undecided' })
    expect(sameAnswer('9^{9^{9^9}}', '9^{9^{9^8}}')).toEqual({ equal: false, stage: 'undecided' })
  })
})

describe('what only one direction allows', () => {
  it('takes a gold relation for a set, and a predicted one if the options say so', () => {
    const relation = '-2 \\le x \\le 7'
    expect(sameAnswer('[-2,7]', relation, { relationAsSet: false }).equal).toBe(true)
    expect(sameAnswer(relation, '[-2,7]', { relationAsSet: false }).equal).toBe(false)
    expect(sameAnswer(relation, '[-2,7]').equal).toBe(true)
  })
})
