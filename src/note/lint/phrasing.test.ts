import { describe, expect, it } from 'vitest'
import { readNote } from '../document/read-note.ts'
import { dated, found } from './lint.contract.ts'
import { lintNote } from './lint-note.ts'

const ranking = (names: readonly string[]): string => `| Rank | Change | Model | Score |
|---|---|---|---|
| 1 | new | ${names[0]} | 1391 |
| 2 | new | ${names[1]} | 1377 |
| 3 | new | ${names[2]} | 1379 |
| 4 | new | ${names[3]} | 1360 |

Table 1. Ranks. Source: Arena`

describe('growth of every year', () => {
  it.each([
    ['시장은 2024년 100억 달러에서 2029년 250억 달러로 연평균 30% 성장한다.', 'compounding error 20.1 %'],
    ['시장은 2024년 100억 달러에서 2029년 250억 달러로 연 30%씩 성장한다.', 'compounding error 20.1 %'],
    [
      'Sales grew by an average of 30.1% annually from $10.0bn in 2024 to $25.0bn in 2029.',
      'compounding error 20.1 %',
    ],
    [
      'Sales reach $120bn in 2030, growing 95% a year from 2025, when they will be $2.9bn.',
      'compounding error 110.6 %',
    ],
    ['Sales reach $25.0bn in 2029, up from $10.0bn in 2024, growing 30% a year.', 'compounding error 20.1 %'],
    ['매출은 2024년 100억 달러에서 매년 35% 늘어 2029년 250억 달러가 된다.', 'compounding error 20.1 %'],
  ])('is found wrong, and nothing else: %s', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  it.each([
    '시장은 2024년 100억 달러에서 2029년 250억 달러로 연평균 20.1% 성장한다.',
    '시장은 2024년 100억 달러에서 2029년 250억 달러로 연 20%씩 성장한다.',
    '2024년 100억 달러이던 매출은 해마다 20%씩 늘어 2029년에는 250억 달러에 이른다.',
    'The market grows from $10.0bn in 2024 to $25.0bn in 2029 (CAGR 20.1%).',
    'Revenue grew by an average of 20.1% annually from $10.0bn in 2024 to $25.0bn in 2029.',
    'Sales reach $120bn in 2030, growing 110% a year from 2025, when they will be $2.9bn.',
    'Sales reach $25.0bn in 2029, up from $10.0bn in 2024, growing 20% a year.',
    'Prices fell from $60 to $0.06 in three years: 1,000 times, or 10 times a year.',
    'Revenue was $12.0bn against the $11.0bn expected, up 35% from a year before.',
  ])('is no alarm where it is right: %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('what a wording means', () => {
  it.each([
    '3. 전망: 회사는 2027년까지 매출이 두 배로 늘어 2024년 520억 달러에서 1,040억 달러가 될 것으로 전망한다.',
    'The firm expects sales to double by 2027, from $52bn in 2024 to $104bn.',
    '2027년 매출은 2024년 대비 두 배가 될 것으로 예상된다.',
  ])('no base of a forecast is a forecast of the past: %s', (text) => {
    expect(found(dated(text, '2025-05-20'))).toEqual([])
  })

  it('a forecast for a year that is over is still found beside one that is not', () => {
    expect(
      found(dated('Management expects revenue of $11bn in 2024 and of $15bn in 2025.', '2025-05-20')),
    ).toEqual(['past-guidance error 2025'])
  })

  it.each([
    'Renting an H100 costs $2.50/hour (down from $8), the H200 $3.50.',
    'The price fell 60% to $2.10 per hour (from $5.25).',
    'Pricing is $3 per GPU-hour, was $8.',
    '백만 토큰당 30달러이던 가격이 2달러로 93% 낮아졌다.',
  ])('a price beside a price is for the same: %s', (text) => {
    expect(found(text)).toEqual([])
  })

  it.each([
    ['백만 토큰당 30달러이던 가격이 2달러로 96% 낮아졌다.', 'growth-rate error -93.3 %'],
    [
      'Prices fell from $60 to $0.06 per million tokens, a 100-fold decline.',
      'growth-rate error 1,000x less',
    ],
    ['가격은 백만 토큰당 60달러에서 0.06달러로 3년 만에 100배 하락했다.', 'growth-rate error 1,000x less'],
  ])('a fall is reckoned as one: %s', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  it('a row of a ranking is called by its name, in either script', () => {
    for (const names of [
      ['Lumen', 'Basalt', 'Quartz', 'Flint'],
      ['루멘-3', '바솔트-2', '쿼츠-1', '플린트-4'],
    ])
      expect(lintNote(readNote(ranking(names)), undefined, 'en').map(({ message }) => message)).toEqual([
        `rank 3 (${names[2]}) scores 1379, rank 2 (${names[1]}) 1377`,
      ])
  })
})

describe('the direction of a change', () => {
  it.each([
    ['Revenue was $10.0bn against $12.0bn a year before, a rise of 20%.', '-16.7 %'],
    ['Sales fell from $10.0bn to $12.0bn, a decline of 20%.', '20 %'],
    ['Shipments were 80,000 units, up 25% from 100,000 units a year earlier.', '-20 %'],
    ['매출은 100억 달러로 2023년 120억 달러 대비 20% 증가했다.', '-16.7 %'],
    ['매출은 120억 달러에서 100억 달러로 20% 증가했다.', '-16.7 %'],
    ['매출은 전년(120억 달러)보다 20% 늘어난 100억 달러다.', '-16.7 %'],
  ])('is found turned: %s', (text, recomputed) => {
    expect(found(text)).toEqual([`growth-rate error ${recomputed}`])
  })

  it.each([
    'Revenue was $12.0bn against $10.0bn a year before, a rise of 20%.',
    'Revenue was $10.0bn against $12.0bn a year before, a fall of 17%.',
    'The price fell 20% to $80 from $100 a year ago, and sales rose 5%.',
    '주가는 100달러에서 80달러로 내렸으나 이익은 20% 늘었다.',
    '매출은 100억 달러로 2023년 120억 달러 대비 17% 감소했다.',
    '매출은 전년(100억 달러)보다 20% 늘어난 120억 달러다.',
  ])('is no alarm where it is right, or of something else: %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('a whole and its parts in Korean', () => {
  it.each([
    '투자는 총 1,000억 달러로, 자본지출 500억 달러와 운영비 400억 달러로 구성된다.',
    '합계 1,000억 달러(자본지출 500억 달러, 운영비 400억 달러)가 든다.',
    '총 1,000억 달러 중 자본지출이 500억 달러, 운영비가 400억 달러다.',
  ])('are found not to agree: %s', (text) => {
    expect(found(text)).toEqual(['sum-of-parts error 90 bn'])
  })

  it('are found not to agree where the whole is allotted', () => {
    expect(found('12조원 가운데 서버에 8.5조원, 건물에 2.8조원, 전력 설비에 1.6조원이 투입된다.')).toEqual([
      'sum-of-parts error 12.9 tn',
    ])
  })

  it.each([
    '투자는 총 900억 달러로, 자본지출 500억 달러와 운영비 400억 달러로 구성된다.',
    '합계 900억 달러(자본지출 500억 달러, 운영비 400억 달러)가 든다.',
    '총 900억 달러 중 자본지출이 500억 달러, 운영비가 200억 달러다.',
    '12조원 가운데 서버에 8.5조원, 건물에 2.0조원, 전력 설비에 1.5조원이 투입된다.',
    '가람의 750억 달러, 나루의 1,040억 달러, 다온과 라온을 합한 1,500억 달러를 모두 더하면 3,290억 달러다.',
  ])('are no alarm where they agree: %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('hours of a chip at a price, and points that are called per cent', () => {
  it.each([
    [
      'Training took 2.788 million H800 hours; at $2 an hour that is $6.57 million.',
      'product error 5,576,000',
    ],
    ['학습 비용은 H800 278.8만 시간에 시간당 2달러를 적용한 657만 달러다.', 'product error 5,576,000'],
    ['Accuracy rose from 32% to 35%, a gain of 3%.', 'point-change warning 3 points'],
    ['정확도는 32%에서 35%로 3% 상승했다.', 'point-change warning 3 points'],
  ])('are found wrong: %s', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  it.each([
    'Training took 2.788 million H800 hours; at $2 an hour that is $5.58 million.',
    '학습 비용은 H800 278.8만 시간에 시간당 2달러를 적용한 558만 달러다.',
    'Accuracy rose from 32% to 35%, a gain of 9%.',
    '정확도는 32%에서 35%로 3%p 상승했다.',
  ])('are no alarm where they are right: %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('a ratio beside the sentences of other firms', () => {
  const others = [
    '- Elmwood wants sales of $67.6bn in 2029, against $53.0bn in 2024.',
    '- The Rule of 40 score of Gorse is 61: growth of 45% and an operating margin of 16%.',
    '- In 2021 Meridian had operating profit of $1,914m.',
  ]

  it('is not of their revenue and profit', () => {
    expect(found(others.join('\n'))).toEqual([])
  })

  it('is of what follows where that names nobody else', () => {
    expect(
      found('Gorse had an operating margin of 16%. Operating profit was $1,914m on revenue of $67.6bn.'),
    ).toEqual(['stated-ratio error 2.831 %'])
  })
})
