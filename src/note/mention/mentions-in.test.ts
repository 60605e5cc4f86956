import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowed, type Mention } from './mention.ts'
import { mentionsIn } from './mentions-in.ts'

const shown = ({ value, unit, hedge, per }: Mention): string => {
  const name = unit.kind === 'money' ? unit.currency : 'name' in unit ? unit.name : unit.kind
  return [hedge, value, name, per && `per ${per}`].filter((part) => part !== undefined).join(' ')
}
const read = (text: string): readonly string[] => mentionsIn(text).map(shown)

describe('mentions of numbers', () => {
  it.each([
    ['a total of $2,573 million', ['2573000000 USD']],
    ['costs US$5.58 mn, or about $6m', ['5580000 USD', 'about 6000000 USD']],
    ['USD 100 bn (KRW 140 tn)', ['100000000000 USD', '140000000000000 KRW']],
    ['at least 50k GPUs and more than 400,000 H100s', ['least 50000 GPU', 'above 400000 GPU']],
    ['revenue of 858-862 million dollars, +35.6% yoy', ['860000000 USD', '35.6 percent']],
    ['between $5 and $20 per problem', ['12.5 USD per problem']],
    ['5x a year, i.e. 0.5 OOM', ['5 factor per year', '0.5 orderOfMagnitude']],
    ['a 10-fold drop over 9 to 12 months', ['10 factor', '10.5 month']],
    ['$2 per GPU-hour and $2.19 per 1M output tokens', ['2 USD per GPU-hour', '2.19 USD per 1M tokens']],
    ['accuracy rose 1.5pp to 84.3 percent', ['1.5 percentPoint', '84.3 percent']],
    ['a fall of −3.3%', ['-3.3 percent']],
    ['1.2 GW and 40 MW', ['1200000000 W', '40000000 W']],
  ])('are read in English: %s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    ['총소유비용은 25억 7,300만 달러', ['2573000000 USD']],
    ['약 3.4조원 규모', ['about 3400000000000 KRW']],
    ['GPU 5만여 장을 보유', ['above 50000 GPU']],
    ['월 10만 위안, 연 2억원에 육박', ['100000 CNY per month', 'below 200000000 KRW per year']],
    ['최소 25% 이상', ['least 25 percent']],
    ['정확도는 84.3%로 1.5%p 상승', ['84.3 percent', '1.5 percentPoint']],
    ['27배 저렴하고 7~10개월 뒤처져', ['27 factor', '8.5 month']],
    ['백만 토큰당 2.19달러', ['2.19 USD per 1M tokens']],
    ['1,000억 달러(약 140조원)', ['100000000000 USD', 'about 140000000000000 KRW']],
  ])('are read in Korean: %s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    ['two thousand GPUs and half a million users', ['2000 GPU', '500000 none']],
    ['twelve hundred people, a dozen racks', ['1200 person', '12 none']],
    ['만 2천 명에서 만 8천 명', ['12000 person', '18000 person']],
    ['이십만 명, 서버 오백 대, 서른 문항', ['200000 person', '500 unit', '30 problem']],
    ['two and a half times as much', ['2.5 factor']],
    ['세 배 반', ['3.5 factor']],
  ])('are read in words: %s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it('are none where a word is a unit that numbers are printed in', () => {
    for (const text of ['설비투자(십억 달러)', '단위: 백만 원', '십억 달러', '수십만 명'])
      expect(read(text)).toEqual([])
  })

  it('are none in names and dates', () => {
    expect(
      read(
        'GPT-4o, H100, R1-671B, o3, MATH500, AIME24 and v1.5 came on 7 February 2025, in 1Q25 or 2025년 2월 7일',
      ),
    ).toEqual([])
    expect(read('In 2024 and FY2025 Q3')).toEqual([])
  })

  it('allow what is rounded to what is printed, and what is hedged', () => {
    const [exact, about, least] = mentionsIn('5.58, about 650, at least 25%')
    expect(exact && allowed(exact)).toEqual({ low: 5.575, high: 5.585 })
    expect(about && allowed(about)).toEqual({ low: 645, high: 655 })
    expect(least && allowed(least)).toEqual({ low: 24.5, high: Infinity })
  })

  it('are found in any text without an end of time, each where it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let before = 0
        for (const mention of mentionsIn(text)) {
          expect(mention.from).toBeGreaterThanOrEqual(before)
          expect(text.slice(mention.from, mention.to)).toBe(mention.text)
          expect(Number.isFinite(mention.value)).toBe(true)
          before = mention.to
        }
      }),
      { seed: 8, numRuns: 300 },
    )
  })
})
