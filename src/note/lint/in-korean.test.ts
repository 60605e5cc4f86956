import { describe, expect, it } from 'vitest'
import { inKorean } from './in-korean.ts'

describe('Korean particles after a value', () => {
  it.each([
    ['18%', '18%가'],
    ['3', '3이'],
    ['2', '2가'],
    ['2.50', '2.50이'],
    ['10', '10이'],
    ['630억 달러', '630억 달러가'],
    ['3.4조', '3.4조가'],
    ['3조 4,000억', '3조 4,000억이'],
    ['1,000,000,000,000', '1,000,000,000,000가'],
    ['GPU', 'GPU가'],
    ['LLM', 'LLM이'],
    ['HBM3', 'HBM3가'],
    ['R1', 'R1이'],
    ['GPT-4', 'GPT-4가'],
    ['H100', 'H100이'],
    ['$63 bn', '$63 bn가'],
    ['63 bn', '63 bn이'],
    ['₩1,450', '₩1,450이'],
    ['Amazon', 'Amazon이'],
    ['Oracle', 'Oracle이'],
    ['Meta', 'Meta가'],
    ['Microsoft', 'Microsoft가'],
    ['TIP(생각 전환 페널티)', 'TIP(생각 전환 페널티)가'],
    ['매출 (2024년)', '매출 (2024년)이'],
    ['5x', '5x가'],
    ['4,000(매출(억원))', '4,000(매출(억원))이'],
    ['', '가'],
  ])('of %j', (value, said) => {
    expect(inKorean`${value}이(가)`).toBe(said)
  })

  it('are (으)로 without 으 after ㄹ, read aloud: 1, 7, 8, L', () => {
    const said = ['서울', 1, 3, 6, 7, 8, 9, 'URL', '달러', '원'].map((value) => inKorean`${value}(으)로`)
    expect(said.join(' ')).toBe('서울로 1로 3으로 6으로 7로 8로 9로 URL로 달러로 원으로')
  })

  it('are chosen behind a closing quotation mark, and of every kind', () => {
    expect(inKorean`‘${'가중치'}’과(와) ‘${'점수표'}’은(는) ${'값'}을(를) ${8}(이)다`).toBe(
      '‘가중치’와 ‘점수표’는 값을 8이다',
    )
    expect(inKorean`${'배'}(이)다`).toBe('배다')
  })

  it('leave alone what a value says itself', () => {
    expect(inKorean`${'은(는)'}이(가)`).toBe('은(는)이')
    expect(inKorean`이(가) ${1}월`).toBe('이(가) 1월')
  })
})
