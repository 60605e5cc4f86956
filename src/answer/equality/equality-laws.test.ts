import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareMutated } from './mutated-answers.contract.ts'
import { sameAnswer } from './same-answer.ts'

const fixed = { seed: 4, numRuns: 300 }
const whole = fc.integer({ min: -1e6, max: 1e6 })
const nonzero = fc.integer({ min: 1, max: 1e6 })
const equal = (a: string, b: string): boolean => sameAnswer(a, b).equal

describe('the laws of equality', () => {
  it('every way to write one fraction is equal to every other', () => {
    fc.assert(
      fc.property(whole, nonzero, fc.integer({ min: 1, max: 1000 }), (n, m, k) => {
        const forms = [
          `${n}/${m}`,
          `\\frac{${n}}{${m}}`,
          `\\dfrac{${n * k}}{${m * k}}`,
          `${n} \\cdot \\frac{1}{${m}}`,
          `${n} \\div ${m}`,
        ]
        for (const form of forms)
          expect({ form, equal: equal(form, forms[0] ?? '') }).toEqual({ form, equal: true })
      }),
      fixed,
    )
  })

  it('different fractions are different, however near', () => {
    fc.assert(
      fc.property(whole, nonzero, (n, m) => {
        expect(equal(`\\frac{${n}}{${m}}`, `\\frac{${n + 1}}{${m}}`)).toBe(false)
        expect(equal(`${n}/${m}`, `${10_000_000 * n + 1}/${10_000_000 * m}`)).toBe(false)
      }),
      fixed,
    )
  })

  it('a whole number equals itself with any separators, and no other number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 1e12 }), nonzero, (n, difference) => {
        const groups = n.toLocaleString('en-US')
        for (const comma of [',', '{,}', '\\,', ' ', ',\\!']) {
          expect(equal(groups.replaceAll(',', comma), String(n))).toBe(true)
          expect(equal(groups.replaceAll(',', comma), String(n + difference))).toBe(false)
        }
      }),
      fixed,
    )
  })

  it('decimals are equal within the tolerance and different beyond it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 2, max: 6 }), (n, digits) => {
        const tolerance = 10 ** -digits
        const value = n + 0.5
        const off = (by: number): string => (value + by * tolerance).toFixed(12)
        expect(sameAnswer(off(0.9), `${value}`, { tolerance }).equal).toBe(true)
        expect(sameAnswer(off(1.1), `${value}`, { tolerance }).equal).toBe(false)
        expect(sameAnswer(off(0.9), `${value}`, { tolerance: 0 }).equal).toBe(false)
      }),
      fixed,
    )
  })

  it('a polynomial equals its expansion, and not one with another coefficient', () => {
    const small = fc.integer({ min: -30, max: 30 })
    fc.assert(
      fc.property(small, small, nonzero, (a, b, off) => {
        const factored = `(x - (${a}))(x - (${b}))`
        const expansion = (constant: number): string => `x^2 + (${-a - b})x + ${constant}`
        expect(equal(factored, expansion(a * b))).toBe(true)
        expect(equal(factored, expansion(a * b + off))).toBe(false)
      }),
      fixed,
    )
  })

  it('a list equals each of its orders, a tuple only its own', () => {
    fc.assert(
      fc.property(fc.uniqueArray(whole, { minLength: 2, maxLength: 6 }), (values) => {
        const turned = values.toReversed()
        expect(equal(values.join(', '), turned.join(', '))).toBe(true)
        expect(sameAnswer(values.join(', '), turned.join(', '), { orderMatters: true }).equal).toBe(false)
        expect(equal(`(${values.join(', ')})`, `(${turned.join(', ')})`)).toBe(false)
        expect(equal(`\\{${values.join(', ')}\\}`, turned.join(', '))).toBe(true)
      }),
      fixed,
    )
  })

  it('is symmetric and reflexive, and never throws, on mutated answers', () => {
    compareMutated(1500)
  })
})

describe('hostile answers', () => {
  const many = (text: string, times: number): string => text.repeat(times)
  const hostile: Readonly<Record<string, readonly [string, string]>> = {
    'a hundred thousand digits': [many('7', 100_000), `${many('7', 99_999)}8`],
    'a fraction of a hundred thousand digits': [`\\frac{${many('7', 100_000)}}{3}`, '1'],
    'ten thousand braces': [`${many('{', 10_000)}x${many('}', 10_000)}`, 'y'],
    'ten thousand fractions': [`${many('\\frac{1}{', 10_000)}2${many('}', 10_000)}`, '2'],
    'a tower of exponents': ['9^{9^{9^9}}', '9^{9^{9^8}}'],
    'the factorial of a million': ['1000000!', '999999!'],
    'a product of matrices': [
      many('\\begin{pmatrix}x&1\\\\1&0\\end{pmatrix}', 40),
      '\\begin{pmatrix}1&1\\\\1&0\\end{pmatrix}',
    ],
    'sums in sums': ['\\sum_{a=1}^{200}\\sum_{b=1}^{200}\\sum_{c=1}^{200} abc', '7'],
    'a megabyte of words': [many('ab ', 400_000), many('ab ', 399_999)],
    backslashes: [many('\\', 50_000), 'x'],
    'halves of characters': [many('\ud800', 1000), '1'],
    'a list of hundreds': [many('\\sqrt{2},', 800), many('\\sqrt{3},', 800)],
  }
  for (const [name, [a, b]] of Object.entries(hostile)) {
    it(`${name} come back in time, and are not taken for equal`, () => {
      const started = performance.now()
      expect(sameAnswer(a, b).equal).toBe(false)
      expect(sameAnswer(a, a).equal).toBe(true)
      // Tens of milliseconds; the rest is for a machine that is busy with other things.
      expect(performance.now() - started).toBeLessThan(5000)
    })
  }
})
