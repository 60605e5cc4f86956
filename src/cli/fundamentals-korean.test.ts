import { describe, expect, it } from 'vitest'
import { tryCommand } from './tried-command.contract.ts'

describe('jevons in Korean', () => {
  it.each([
    ['fundamentals rule40', '조정 영업이익률 45% 기준: 81점'],
    ['fundamentals rule40 --explain', '81'],
    ['fundamentals guidance', '실적 36: 중간값을 9.6%p 상회, 가이던스 범위 상단 초과'],
    ['fundamentals multiple', '24배, 5년 평균 35배 대비 −31.4%'],
    ['fundamentals capex', '2024년 10-K(SEC 0001652044-25-000014)'],
    ['fundamentals spending', 'CapEx 지수: 5개사 합계, 달력 분기 기준, 2020Q1 = 100'],
    ['fundamentals funding', '보도 포함 부족액'],
    ['event --returns 1W --contrast business-efficiency,hardware-infrastructure', '하드웨어·인프라 우위'],
  ])('jevons %s says it as an analyst would, without a sentence in English', async (line, part) => {
    const { code, out, words } = await tryCommand([...line.split(' '), '--lang', 'ko'])
    expect([code, words]).toEqual([0, ''])
    expect(out).toContain(part)
    // In a formula a unit stands apart from its number.
    const text = line.endsWith('--explain') ? out.replaceAll(/\d %/g, '') : out
    expect(text).not.toMatch(/\d %|(?<!Rule) (?:of|the|against|before|was|is) /)
  })

  it('refuses another language before it computes', async () => {
    for (const line of ['event --returns 1W', 'fundamentals funding', 'fundamentals rule40'])
      expect((await tryCommand([...line.split(' '), '--lang', 'fr'])).words).toContain(
        '--lang must be en or ko, not "fr"',
      )
  })
})
