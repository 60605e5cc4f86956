import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulasIn } from './formulas.ts'

const found = (text: string): string[] => formulasIn(text).map(({ tex }) => tex)

describe('formulas in running text', () => {
  it('are found by each way of marking them', () => {
    expect(found('If $x^2$ and \\(y\\), then $$z$$ or \\[w\\].')).toEqual(['x^2', 'y', 'z', 'w'])
    expect(found('\\begin{align*}a&=b\\\\c&=d\\end{align*}')).toEqual([
      '\\begin{align*}a&=b\\\\c&=d\\end{align*}',
    ])
    expect(found('The answer is \\boxed{\\frac{1}{2}}.')).toEqual(['\\boxed{\\frac{1}{2}}'])
  })

  it('on lines of their own are those in double dollars, brackets and environments', () => {
    const kinds = formulasIn('$a$ $$b$$ \\(c\\) \\[d\\]').map(({ display }) => display)
    expect(kinds).toEqual([false, true, false, true])
  })

  it('are not what money costs, nor what was escaped, nor what is never closed', () => {
    expect(found('It costs $5 and then $6 more.')).toEqual([])
    expect(found('Pay \\$5 or \\$6$.')).toEqual([])
    expect(found('$ a $ and \\( b and \\boxed{c')).toEqual([])
    expect(found('$a\n\nb$ $$c\n \nd$$')).toEqual([])
    expect(found('\\begin{html}<b>\\end{html}')).toEqual([])
  })

  it('lie one after the other inside the text, whatever it is', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        '$',
        '\\',
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        'a',
        '1',
        ' ',
        '\n',
        '\\boxed{',
        '\\begin{align}',
      ),
      maxLength: 300,
    })
    fc.assert(
      fc.property(hostile, (text) => {
        let at = 0
        for (const { start, end, tex } of formulasIn(text)) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          expect(text.slice(start, end)).toContain(tex)
          at = end
        }
        expect(at).toBeLessThanOrEqual(text.length)
      }),
      { seed: 4 },
    )
  })
})
