import { describe, expect, it } from 'vitest'
import { dated, found } from './lint.contract.ts'

describe('arithmetic of a note', () => {
  it.each([
    ['L05', 'Alphabet will spend $75 bn against $52.6 bn in 2024, up 43%.', []],
    [
      'L05',
      'The Street had expected $63 bn against $52.6 bn a year before, a rise of 18%.',
      ['growth-rate error 19.8 %'],
    ],
    [
      'L05',
      '시장 컨센서스는 630억 달러로, 전년 526억 달러 대비 18% 증가한 수준이다.',
      ['growth-rate error 19.8 %'],
    ],
    ['own', 'Shipments fell 30% to 80,000 GPUs from 100,000 GPUs.', ['growth-rate error -20 %']],
    ['own', 'Sales rose from $1,250 mn to $1,500 mn, an increase of 20%.', []],
    ['own', 'Revenue was $803 mn, up 134% year on year and 170% quarter on quarter.', []],
    ['L03', 'Costs fall 5x a year, which is 0.5 OOM.', ['log-factor error 3.16x']],
    ['L03', '비용은 매년 5배, 즉 0.5 OOM씩 하락한다.', ['log-factor error 3.16x']],
    ['own', 'A gain of 2 orders of magnitude, or 100x.', []],
    ['own', 'A gain of 3 orders of magnitude, or 100x.', ['log-factor error 1000.00x']],
    [
      'L04',
      'Phase one takes capex of $50 bn: servers about $50 bn and a data centre of at least $1 bn.',
      ['sum-of-parts warning 51 bn'],
    ],
    [
      'L04',
      '1단계 CapEx는 총 500억 달러로, 이 중 서버가 약 500억 달러, 데이터센터가 최소 10억 달러다.',
      ['sum-of-parts warning 51 bn'],
    ],
    ['own', 'The fund totals $54 bn: equity of $46 bn and debt of $4 bn.', ['sum-of-parts error 50 bn']],
    ['own', 'It holds 30,000 GPUs, 10,000 GPUs and 10,000 GPUs plus 10,000 GPUs, in all 60,000 GPUs.', []],
    [
      'own',
      'Alphabet 75 bn dollars + Amazon 104 bn dollars + Microsoft and Meta 150 bn dollars = 329 bn dollars.',
      [],
    ],
    [
      'own',
      'Alphabet 75 bn dollars + Amazon 104 bn dollars + Microsoft and Meta 150 bn dollars = 339 bn dollars.',
      ['sum-of-parts error 329 bn'],
    ],
    [
      'L07',
      'Under the Rule of 40, growth of 36% and an adjusted operating margin of 45% give a score of 82.',
      ['additive-score error 81'],
    ],
    [
      'L07',
      '40의 법칙 점수는 82점으로, 매출 성장률 36%와 조정 영업이익률 45%를 더한 값이다.',
      ['additive-score error 81'],
    ],
    ['own', 'The Rule of 40 score is 60: growth of 25% and an EBITDA margin of 35%.', []],
  ])('%s: %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it('L01: finds several exchange rates in one note, and none where they agree', () => {
    const text =
      'The cluster costs $2,573 mn (KRW 3.4 tn).\n\nStargate takes USD 100 bn (KRW 140 tn).\n\nNvidia is worth $3,180 bn (KRW 4,629 tn).'
    expect(found(text)).toEqual(['exchange-rate error 1,400 USD/KRW', 'exchange-rate error 1,456 USD/KRW'])
    expect(found('USD 100 bn (KRW 140 tn) now, $10 bn (KRW 14 tn) later')).toEqual([])
    expect(found('25억 7,300만 달러(3.4조원)가 든다. 스타게이트는 1,000억 달러(140조원)다.')).toEqual([
      'exchange-rate error 1,400 USD/KRW',
    ])
  })

  it('L01: finds a rate between a caption and the total of its table', () => {
    const text =
      'USD 100 bn (KRW 140 tn)\n\nTable 1. Cluster cost: KRW 3.4 tn (USD mn)\n\n| GPU | capex | opex | TCO |\n|---|---|---|---|\n| A100 | 237 | 157 | 394 |\n| H20 | 727 | 387 | 1,114 |\n| Total | 964 | 544 | 2,573 |\n\nSource: own\n'
    expect(found(text)).toContain('exchange-rate error 1,321 USD/KRW')
  })

  it('L02: converts at the rate of the note and over periods', () => {
    const text =
      'The fund managed CNY 100 bn (about KRW 20 tn). It pays CNY 100,000 a month, nearly KRW 200 mn a year.'
    expect(found(text)).toEqual(['converted-amount error 240 mn a year'])
    expect(
      found('운용자산은 1,000억 위안(약 20조원)이다. 월 10만 위안, 연 2억원에 육박하는 급여를 준다.'),
    ).toEqual(['converted-amount error 240 mn a year'])
    expect(found('A plan costs $20 a month, or $240 a year.')).toEqual([])
    expect(found('A plan costs $20 a month, or $200 a year.')).toEqual(['converted-amount error 240 a year'])
  })

  it('L08 and L09: finds guidance for periods that are over', () => {
    expect(found(dated('Palantir guides to revenue of $858-862 mn for 1Q 2024.'))).toEqual([
      'past-guidance error 1Q 2025',
    ])
    expect(found(dated('Azure growth guidance for FY2024 Q3 is 32%.'))).toEqual([
      'past-guidance error FY2025 Q3',
    ])
    expect(found(dated('2024년 1분기 매출 가이던스는 8억 5,800만~8억 6,200만 달러다.'))).toEqual([
      'past-guidance error 2025년 1분기',
    ])
    expect(
      found(dated('Azure growth guidance for FY2025 Q3 is 32%. In 2024 the firm spent $52.6 bn.')),
    ).toEqual([])
    expect(found(dated('In 4Q24 growth was 36%, where guidance had been 26.4%.'))).toEqual([])
  })

  it('L21: takes the rounding of a table for no error', () => {
    const table = (total: string): string =>
      `Table 1. Cost (USD mn)\n\n| GPU | capex | opex | TCO |\n|---|---|---|---|\n| A100 | 237 | 157 | 395 |\n| H20 | 727 | 387 | 1,114 |\n| H800 | 317 | 170 | 487 |\n| H100 | 347 | 230 | 577 |\n| Total | ${total} | 944 | 2,573 |\n\nSource: own\n`
    expect(found(table('1,629'))).toEqual([])
    expect(found(table('1,629'), ['info']).length).toBeGreaterThan(0)
    expect(found(table('1,729'))).toContain('table-total error 1,628')
  })
})
