import { describe, expect, it } from 'vitest'
import { dated, found } from './lint.contract.ts'

const cost = (remark: string): string => `Table 1. Cost of the cluster (USD mn)

| GPU | server capex | opex | TCO |
|---|---|---|---|
| A100 | 237 | 157 | 395 |
| H20 | 727 | 387 | 1,114 |
| Total | 964 | 544 | 1,508 |

Note: ${remark}
Source: own
`

describe('claims of a note', () => {
  it.each([
    [
      'L06',
      'Amazon will spend $104 bn this year, up about 40%.\n\nAmazon reported capex of $83 bn in 2024.',
      ['implied-base warning 74.29 bn'],
    ],
    [
      'L06',
      '아마존은 올해 1,040억 달러를 투자해 약 40% 증가할 전망이다.\n\n아마존의 작년 설비투자는 830억 달러였다.',
      ['implied-base warning 74.29 bn'],
    ],
    ['L29', 'The market reaches $150 bn in 2029 at a CAGR of 140%.', ['compounding warning 1.884 bn']],
    ['own', 'Sales grow from $10 bn in 2024 to $20 bn in 2028, a CAGR of 19%.', []],
    ['own', 'Sales grow from $10 bn in 2024 to $20 bn in 2028, a CAGR of 25%.', ['compounding error 18.9 %']],
    [
      'L16',
      'MLA cuts the KV cache of DeepSeek by 93%.\n\nDeepSeek reduces memory by 80-90% with it.',
      ['missing-baseline warning null', 'same-quantity warning 93%', 'missing-baseline warning null'],
    ],
    ['L17', 'MLA cuts the KV cache by 93% against standard attention.', ['missing-baseline warning null']],
    ['L17', 'MLA는 표준 어텐션 대비 KV 캐시를 93% 절감한다.', ['missing-baseline warning null']],
    ['own', 'MLA cuts the KV cache by 82% against the grouped queries of DeepSeek 67B.', []],
    [
      'L18',
      'Meta serves Llama with more than 400,000 GPUs.\n\nMeta has 128,000 GPUs.',
      ['same-quantity warning 400,000 GPUs'],
    ],
    [
      'L18',
      '메타는 GPU 12만 8,000장을 보유했다.\n\n메타가 사들인 GPU는 약 60만 장이다.',
      ['same-quantity warning 12만 8,000장'],
    ],
    [
      'L23',
      'Stargate costs a total of $500 bn. Stargate, at a total of $100 bn, costs as much as Apollo.',
      ['same-quantity warning 500 bn'],
    ],
    [
      'L30',
      'V3 had a training cost of $5.58 mn.\n\nTraining V3 cost about $6 mn.\n\nThe cost of training V3 was $5 mn.',
      ['same-quantity warning 5.58 mn', 'same-quantity warning 5.58 mn'],
    ],
    [
      'L37',
      'V3 came six months after GPT-4o. GPT-4o was released on 13 May 2024. V3 was released on 26 December 2024.',
      ['date-difference warning 7.5 months'],
    ],
    ['own', 'R1 (20 January 2025) came four months after o1-preview (12 September 2024).', []],
    [
      'own',
      'The plant opened on 1 March 2024, 20 months before the second on 1 June 2024.',
      ['date-difference warning 3.0 months'],
    ],
    ['L28', 'V3 (December 2024) was distilled from R1 (January 2025).', ['chronology error null']],
    ['L28', 'V3(2024년 12월)는 R1(2025년 1월)에서 증류됐다.', ['chronology error null']],
    ['own', 'R1 (January 2025) was trained from V3 (December 2024).', []],
    ['own', '100,000 GPUs at $3 an hour for three months cost about $650 mn.', []],
    ['own', '100,000 GPUs at $3 an hour for three months cost about $950 mn.', ['product error 657 mn']],
    ['own', 'It took 2,788,000 GPU-hours at $2 per GPU-hour, or $5.58 mn.', []],
    ['own', '51 of 300 prompts, or 17%, were right.', []],
    ['own', '61 of 300 prompts, or 17%, were right.', ['share-of-count error 20.33 %']],
    ['L44', 'KV 캐시를 압축한 딥सी크의 모델', ['mixed-script error null']],
    ['own', 'Nvіdia, AI가, 30μm and 日本語テスト', ['mixed-script error null']],
    ['L45', 'Renting an H100 costs $2 per GPU-hour. The price of R1 is $2.19.', ['price-unit warning null']],
    ['own', 'Renting an H100 costs $2 per GPU-hour. The price of R1 is $2.19 per 1M output tokens.', []],
  ])('%s: %s', (_, text, expected) => {
    expect(found(dated(text))).toEqual(expected)
  })

  it('L22: finds a cost of capital that the total does not hold', () => {
    expect(found(cost('server capex over 4 years at a WACC of 13.3%'))).toEqual([
      'claimed-method error 1,848',
    ])
    expect(found(cost('server capex over 4 years'))).toEqual([])
  })

  it('L24: finds a list that is shorter than the note says', () => {
    const list =
      'Tier 1 countries: Australia, Belgium, Canada, Denmark, Finland, France, Germany, Ireland, Italy, Japan, Netherlands, New Zealand, Norway, South Korea, Spain'
    expect(found(`The rule names 18 partner countries.\n\n${list}.`)).toEqual(['partial-list warning 18'])
    expect(found(`The rule names 18 partner countries.\n\n${list}, among others.`)).toEqual([])
  })

  it('L32: finds returns without the day that they count from', () => {
    const table = (title: string): string =>
      `Table 10. ${title}\n\n| Stock | 1W | 1M | YTD |\n|---|---|---|---|\n| NVDA | 11.3 | -4.5 | -3.3 |\n\nSource: own\n`
    expect(found(table('Peers'))).toEqual(['return-base warning null'])
    expect(found(table('Peers (1W from the close of 3 February 2025)'))).toEqual([])
  })

  it('L39 and L42: finds captions without a source, and tables that are called figures', () => {
    const text =
      'Figure 1. Shares\n\n| a | b |\n|---|---|\n| x | 1 |\n\nSource: own\n\nFigure 2. Prices\n\n![p](p.png)\n\nMore words.\n'
    expect(found(text)).toEqual(['caption-kind warning null', 'source-missing error null'])
    expect(
      found(
        text
          .replace('Figure 1', '표 1')
          .replace('Figure 2. Prices', '그림 1. 가격')
          .replace('More', '자료: 당사\n\nMore'),
      ),
    ).toEqual([])
  })

  it('L43: finds a bound that the summary drops', () => {
    const text = (short: string): string =>
      `# Highlights\n\n${short} of wrong answers begin with a correct thought.\n\n# Underthinking\n\nA correct thought comes first in at least 25% of wrong answers.`
    expect(found(text('25%'))).toEqual(['dropped-hedge warning at least 25%'])
    expect(found(text('At least 25%'))).toEqual([])
    expect(
      found(
        '# 요약\n\n오답의 25%가 정확한 생각으로 시작함\n\n# 본문\n\n오답의 최소 25%가 정확한 생각으로 시작한다.',
      ),
    ).toEqual(['dropped-hedge warning at least 25%'])
  })

  it.each([
    ['The weighted underthinking score of Basalt-2 is 19.4 although it answers 86.7% correctly.', '13.3'],
    ['With an accuracy of 86.7% its wUT is 19.4.', '13.3'],
    ['Its weighted UT on MATH-500 comes to 0.194 at an accuracy of 86.6%.', '0.134'],
    ['정확도가 86.7%인데 가중 UT는 19.4다.', '13.3'],
  ])('holds a weighted score against the accuracy in its sentence: %s', (text, most) => {
    expect(found(text)).toEqual([`weighted-score error at most ${most}`])
    for (const [right, wrong] of [
      ['12.4', '19.4'],
      ['0.124', '0.194'],
    ] as const)
      if (text.includes(wrong)) expect(found(text.replace(wrong, right))).toEqual([])
  })

  it('holds weighted scores against the accuracy beside them', () => {
    const table = (score: string): string =>
      `Table 1. Scores\n\n| Model | Accuracy | wUT |\n|---|---|---|\n| A | 84.3 | ${score} |\n| B | 60.0 | 12.0 |\n\nSource: own\n`
    expect(found(table('9.1'))).toEqual([])
    expect(found(table('58.2'))).toEqual(['weighted-score error at most 15.7'])
  })
})
