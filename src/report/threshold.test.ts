import { describe, expect, it } from 'vitest'
import type { Summary } from '#run'
import { junitOf } from './junit.ts'
import { checkThreshold, parseThreshold } from './threshold.ts'

const estimate = (value: number, low: number | null, high: number | null): object => ({ value, low, high })

/** The parts of a summary that conditions look at. */
const summary = {
  arms: [
    {
      id: 'none',
      policy: 'none',
      accuracy: estimate(0.5, 0.45, 0.55),
      tokens: { all: estimate(1000, 900, 1100) },
      passAt: [{ k: 8, ...estimate(0.8, 0.7, 0.9) }],
      underthinking: { score: estimate(0.3, 0.2, null), chance: { score: 0.31 } },
    },
    {
      id: 'tip:alpha=6,beta=50',
      policy: 'tip:alpha=6,beta=50',
      accuracy: estimate(0.53, 0.48, 0.58),
      tokens: { all: estimate(1300, 1200, 1400) },
      underthinking: {},
    },
  ],
  comparisons: [
    {
      a: 'none',
      b: 'tip:alpha=6,beta=50',
      metric: 'accuracy',
      difference: estimate(0.03, 0.01, 0.05),
    },
  ],
  absent: { 'arms.tip:alpha=6,beta=50.underthinking.score': 'no response is in the denominator' },
} as unknown as Summary

function verdictOf(text: string): string {
  const threshold = parseThreshold(text)
  return threshold ? checkThreshold(threshold, summary).verdict : 'no condition'
}

describe('a condition on a summary', () => {
  it('is a path, a sign, and a path or a number, with something added where wanted', () => {
    expect(parseThreshold('accuracy.tip < accuracy.none - 2%')).toEqual({
      text: 'accuracy.tip < accuracy.none - 2%',
      left: 'accuracy.tip',
      operator: '<',
      right: 'accuracy.none',
      offset: -0.02,
    })
    expect(parseThreshold('tokens.none>=1e3')).toMatchObject({ left: 'tokens.none', offset: 1000 })
    for (const text of ['', 'accuracy.tip', 'accuracy.tip =', '< 3', '3 < 4', 'accuracy.tip == 1'])
      expect(parseThreshold(text), text).toBeUndefined()
  })

  it('on two arms looks at the paired difference, not at whether their intervals overlap', () => {
    expect(verdictOf('accuracy.tip > accuracy.none')).toBe('holds')
    expect(verdictOf('accuracy.none < accuracy.tip')).toBe('holds')
    expect(verdictOf('accuracy.tip < accuracy.none')).toBe('refuted')
    expect(verdictOf('accuracy.tip < accuracy.none + 0.03')).toBe('undecided')
  })

  it('without a paired difference holds only where the intervals are apart', () => {
    expect(verdictOf('tokens.tip > tokens.none')).toBe('holds')
    expect(verdictOf('tokens.tip > tokens.none + 300')).toBe('undecided')
  })

  it('on a number holds only where the whole interval is on that side', () => {
    expect(verdictOf('accuracy.none < 60%')).toBe('holds')
    expect(verdictOf('accuracy.none < 0.5')).toBe('undecided')
    expect(verdictOf('accuracy.none < 0.4')).toBe('refuted')
    expect(verdictOf('passAt.8.none >= 0.7')).toBe('holds')
    expect(verdictOf('underthinking.score.none < 0.9')).toBe('undecided')
  })

  it('takes as much of an arm’s name as only one begins with, and else says what it can mean, with a condition that is one', () => {
    const [none, tip] = summary.arms
    const other = { ...tip, id: 'tip:alpha=2.5,beta=20', policy: 'tip:alpha=2.5,beta=20' }
    const two = { ...summary, arms: [none, tip, other] } as Summary
    const check = (text: string): ReturnType<typeof checkThreshold> | undefined => {
      const threshold = parseThreshold(text)
      return threshold && checkThreshold(threshold, two)
    }
    for (const name of ['tip:alpha=2.5,beta=20', 'tip:alpha=2.5', 'tip:alpha=6'])
      expect(check(`accuracy.${name} > 90%`)?.verdict, name).toBe('refuted')
    const unclear = check('accuracy.tip < accuracy.none - 2%')
    expect(unclear?.because).toBe(
      '"accuracy.tip" can mean tip:alpha=6,beta=50 or tip:alpha=2.5,beta=20; write such as --fail-if "accuracy.tip:alpha=6,beta=50 < accuracy.none - 0.02"',
    )
    const [, example = ''] = /"([^"]+)"$/.exec(unclear?.because ?? '') ?? []
    expect(check(example)?.verdict).toBe('refuted')
    expect(check('accuracy.none > accuracy.tip')?.because).toMatch(
      /--fail-if "accuracy.none > accuracy.tip:alpha=6,beta=50"$/,
    )
  })

  it('on a number that is missing or has no interval is not checked, and says why', () => {
    const check = (text: string): string => {
      const threshold = parseThreshold(text)
      return threshold ? checkThreshold(threshold, summary).because : ''
    }
    expect(check('underthinking.score.tip < 1')).toBe('no response is in the denominator')
    expect(check('accuracy.typ < 1')).toBe(
      '"accuracy.typ" names no arm at its end: the arms are none, tip:alpha=6,beta=50; write such as --fail-if "accuracy.none < 1"',
    )
    expect(check('__proto__.none < 1')).toContain('has no estimate')
    expect(check('underthinking.chance.score.none < 1')).toContain('has no estimate')
  })

  it('becomes a test case of a build server, with what would break XML taken out', () => {
    const results = ['accuracy.tip > accuracy.none', 'accuracy.none < 0.4', 'x.\u0001"<none> < 1'].flatMap(
      (text) => {
        const threshold = parseThreshold(text)
        return threshold ? [checkThreshold(threshold, summary)] : []
      },
    )
    const file = junitOf(results, 'a & b')
    expect(file).toContain('<testsuite name="a &amp; b" tests="3" failures="2">')
    expect(file).toContain('name="accuracy.tip &gt; accuracy.none"><failure message="holds: the paired')
    expect(file).toContain('<system-out>refuted: accuracy.none is 0.5 [0.45, 0.55]</system-out>')
    expect(file).not.toContain('\u0001')
  })
})
