import { describe, expect, it } from 'vitest'
import type { SummaryEstimate } from '#run'
import { summaryFixture } from '../../test/fixture/summary.ts'
import { judgeErrorsText } from './judge-errors-text.ts'
import { englishReportWords } from './words/en.ts'
import { koreanReportWords } from './words/ko.ts'

function rate(value: number): SummaryEstimate {
  return {
    value,
    low: value - 0.05,
    high: value + 0.05,
    n: 90,
    problems: 40,
    method: 'bootstrap-t over problems',
  }
}

const measured = summaryFixture()
const judged = (study: Partial<typeof measured.study>): typeof measured => ({
  ...measured,
  study: { ...measured.study, judge: 'model:m (version 1), confidence 2 or more', ...study },
})

describe('what a report says of its judge’s errors', () => {
  it('is nothing where nobody judged, that there are none of an exact judge, and that others are unknown', () => {
    expect(judgeErrorsText(judged({ judge: 'none' }), englishReportWords)).toBeUndefined()
    expect(judgeErrorsText(judged({ judge: 'countdown, exact' }), englishReportWords)).toContain('none')
    expect(judgeErrorsText(judged({}), englishReportWords)).toContain('not known')
  })

  it('is their rates with intervals, what they were measured against, and what that is worth', () => {
    const judgeErrors = { sensitivity: rate(0.829), specificity: rate(0.818) }
    const text = judgeErrorsText(
      judged({ judgeErrors: { ...judgeErrors, reference: 'final thoughts', from: 'aime', incorrect: {} } }),
      englishReportWords,
    )?.replaceAll(/[\u00a0\u202f]/g, ' ')
    expect(text).toContain('against final thoughts: sensitivity 82.9 % (77.9 to 87.9), specificity 81.8 %')
    expect(text).toContain('On thoughts of incorrect responses')
    expect(text).toContain('transfers badly')
    expect(text).toContain('Transferred from the run aime')
    const korean = judgeErrorsText(
      judged({ judgeErrors: { ...judgeErrors, reference: 'human' } }),
      koreanReportWords,
    )
    expect(korean).toMatch(/사람의 판정 기준으로 측정\. 민감도 82\.9%.*특이도 81\.8%/)
  })
})
