import { describe, expect, it } from 'vitest'
import type { Summary } from '#run'
import {
  armFixture,
  comparisonFixture,
  levelComparisonFixture,
  summaryFixture,
  tipPolicy,
} from '../../test/fixture/summary.ts'
import { diseaseSentences } from './disease-sentences.ts'
import { reportLanguages } from './report-language.ts'
import { studyCaveats } from './study-caveats.ts'
import { type ArmVerdict, verdict } from './verdict.ts'

const { en, ko } = reportLanguages

function only(summary: Summary, words = en): ArmVerdict {
  const [first, ...rest] = verdict(summary, words)
  if (!first || rest.length > 0) throw new Error('one verdict was expected')
  return first
}

function compared(options: Parameters<typeof comparisonFixture>[1]): Summary {
  return summaryFixture({ comparisons: [comparisonFixture(tipPolicy, options)] })
}

describe('the verdict', () => {
  it('speaks of a gain where the simultaneous interval lies above zero', () => {
    const { finding, headline, details } = only(summaryFixture())
    expect(finding).toBe('higher')
    expect(headline).toBe(
      'tip:alpha=3,beta=20 raised accuracy by 14.2 points over the baseline “none” (95\u00a0% interval 10.1 to 18.3, simultaneous over 4 comparisons).',
    )
    expect(details).toContain('Accuracy was 58.0\u00a0% for the baseline and 72.2\u00a0% with the policy.')
  })

  it('speaks of a loss by its size where the interval lies below zero', () => {
    const { finding, headline } = only(compared({ value: -0.051, half: 0.029 }))
    expect(finding).toBe('lower')
    expect(headline).toContain(
      'lowered accuracy by 5.1 points against the baseline “none” (95\u00a0% interval 2.2 to 8.0',
    )
  })

  it('says that the data cannot tell where the interval holds zero, and what they could have shown', () => {
    const { finding, headline, details } = only(compared({ value: 0.012, half: 0.04 }))
    expect(finding).toBe('undecided')
    expect(headline).toContain('The data cannot tell whether tip:alpha=3,beta=20 changes accuracy')
    expect(headline).toContain('+1.2 points (95\u00a0% interval −2.8 to +5.2')
    expect(details).toContain(
      '600 problems could have shown a true difference of 5.6 points (with 80\u00a0% power); a smaller one could have stayed hidden.',
    )
  })

  it('never calls a gain what its own simultaneous interval does not support', () => {
    const claims = /raised|lowered|improved|상승|하락/
    for (const options of [
      { value: 0.05, half: 0.06, distinguishable: true },
      { value: 0.05, half: 0.04, distinguishable: false },
      { value: 0.05, half: 0.04, low: null },
    ]) {
      expect(only(compared(options)).headline).not.toMatch(claims)
      expect(only(compared(options), ko).headline).not.toMatch(claims)
    }
  })

  it('does not claim that no difference exists', () => {
    const { headline, details } = only(compared({ value: 0, half: 0.04 }))
    expect([headline, ...details].join(' ')).not.toMatch(/no difference|no effect|the same/)
  })

  it('speaks of non-inferiority where a margin was declared, and only there', () => {
    const within = only(compared({ value: -0.01, half: 0.02, margin: 0.05, nonInferior: true }))
    expect(within.details).toContain(
      'It is non-inferior: worse by no more than the margin of 5.0 points declared beforehand.',
    )
    const outside = only(compared({ value: -0.01, half: 0.06, margin: 0.05, nonInferior: false }))
    expect(outside.details).toContain(
      'That it is worse by no more than the declared margin of 5.0 points is not shown.',
    )
    expect(only(compared({ value: -0.01, half: 0.02 })).details.join(' ')).not.toMatch(/inferior|margin/)
  })

  it('says both where a loss is certain and small', () => {
    const { finding, details } = only(compared({ value: -0.02, half: 0.01, margin: 0.05, nonInferior: true }))
    expect(finding).toBe('lower')
    expect(details.join(' ')).toContain('non-inferior')
  })

  it('drops the word simultaneous where one comparison is the whole family', () => {
    const summary = {
      ...compared({ value: 0.142, half: 0.041 }),
      family: { metrics: ['accuracy'], size: 1, level: 0.95 },
    }
    expect(only(summary).headline).toContain('(95\u00a0% interval 10.1 to 18.3)')
  })

  it('tells what was spent in tokens, or that the data cannot tell, or that nobody compared', () => {
    const spent = (value: number, half: number): string =>
      only(
        summaryFixture({
          comparisons: [comparisonFixture(tipPolicy, { metric: 'tokens', value, half })],
        }),
      ).details.join(' ')
    expect(spent(11.4, 7.2)).toContain(
      'It spent more reasoning tokens: +11.4 a response (95\u00a0% interval +4.2 to +18.6',
    )
    expect(spent(11.4, 7.2)).toContain(
      'The means are 127.9 for the baseline and 139.3 with the policy (+8.9\u00a0%).',
    )
    expect(spent(-11.4, 7.2)).toContain('It spent fewer reasoning tokens: −11.4 a response')
    expect(spent(3, 7.2)).toContain('Whether it spends more or fewer reasoning tokens the data cannot tell')
    expect(only(compared({ value: 0, half: 0.1 })).details.join(' ')).toContain('was not compared: ')
  })

  it('names the levels where accuracy was below the baseline, as a description', () => {
    expect(only(summaryFixture()).details.at(-1)).toBe(
      'Level by level, its measured accuracy was below the baseline’s at level 1 (−5.8 points; pointwise 95\u00a0% interval −12.2 to +0.6). Levels describe; they are outside the family.',
    )
    const { comparisons } = summaryFixture()
    const up = [1, 2, 3].map((level) => levelComparisonFixture(tipPolicy, level, 0.1))
    const nowhere = only(summaryFixture({ comparisons: [...comparisons.slice(0, 4), ...up] })).details.at(-1)
    expect(nowhere).toContain('At none of the 3 levels')
  })

  it('passes warnings on', () => {
    expect(only(compared({ value: 0, half: 0.1, warning: 'only 12 clusters' })).details).toContain(
      'Warning: only 12 clusters.',
    )
  })

  it('speaks of each arm where there are several', () => {
    const summary = summaryFixture({
      arms: [armFixture('none'), armFixture(tipPolicy), armFixture('nowait')],
      comparisons: [
        comparisonFixture(tipPolicy, { value: 0.14, half: 0.04 }),
        comparisonFixture('nowait', { value: -0.01, half: 0.04 }),
      ],
    })
    expect(verdict(summary, en).map(({ arm, finding }) => [arm, finding])).toEqual([
      [tipPolicy, 'higher'],
      ['nowait', 'undecided'],
    ])
  })

  it('gives the level and no comparison where there is one arm', () => {
    const { finding, headline, details } = only(
      summaryFixture({ arms: [armFixture('none')], comparisons: [] }),
    )
    expect(finding).toBe('single')
    expect(headline).toBe(
      'none answers 58.0\u00a0% of the problems correctly (95\u00a0% interval 54.0 to 62.0).',
    )
    expect(details).toEqual([en.verdict.nothingToCompare])
  })

  it('says why where accuracy or its comparison is absent', () => {
    const { accuracy: _, ...silent } = armFixture('none')
    const absent = {
      'arms.none.accuracy': 'every response failed',
      [`comparisons.${tipPolicy}`]: 'fewer than 2 clusters',
    }
    expect(only(summaryFixture({ arms: [silent], comparisons: [], absent })).headline).toBe(
      'The accuracy of none cannot be told: every response failed.',
    )
    const { finding, headline } = only(summaryFixture({ comparisons: [], absent }))
    expect(finding).toBe('absent')
    expect(headline).toContain('cannot be told: fewer than 2 clusters.')
  })
})

describe('what stands beside the verdict', () => {
  it('is how the baseline underthinks, with chance beside it', () => {
    expect(diseaseSentences(summaryFixture(), en).join(' ')).toBe(
      'Under the baseline “none”, incorrect responses took 194.0 reasoning tokens on average, correct ones 80.0. 38.7\u00a0% of its incorrect responses (95\u00a0% interval 32.7 to 44.7) abandoned a correct line with a winning continuation untried; shuffled judgements would give 41.2\u00a0%.',
    )
  })

  it('is silent about effort and gives a reason where nothing was judged', () => {
    const bare = { ...armFixture('none'), tokens: {}, underthinking: { chance: {} } }
    const summary = summaryFixture({
      arms: [bare],
      absent: { 'arms.none.underthinking': 'no judge ran' },
    })
    expect(diseaseSentences(summary, en)).toEqual([
      'How many incorrect responses of “none” abandoned a correct line cannot be told: no judge ran.',
    ])
  })

  it('warns that problems which are not sealed prove less, and counts what failed', () => {
    expect(studyCaveats(summaryFixture(), en)[0]).toContain('development problems')
    const { study } = summaryFixture()
    const sealed = summaryFixture({
      study: { ...study, split: 'sealed' },
      denominators: { planned: 600, leftOut: 3 },
    })
    expect(studyCaveats(sealed, en)).toEqual([
      '3 of 600 planned pairs are left out because an arm failed there for reasons outside the model.',
    ])
  })
})

describe('the verdict in Korean', () => {
  it('says the same', () => {
    expect(only(summaryFixture(), ko).headline).toBe(
      'tip:alpha=3,beta=20: 기준군 “none” 대비 정확도 14.2%p 상승(비교 4건 동시 95% 신뢰구간 10.1~18.3)',
    )
    expect(only(compared({ value: 0.012, half: 0.04 }), ko).headline).toContain(
      '이 데이터로는 구별할 수 없다',
    )
  })
})
