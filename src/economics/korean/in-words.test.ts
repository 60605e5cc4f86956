import { describe, expect, it } from 'vitest'
import { explainCost } from '../cluster/cluster-cost.ts'
import { costMethod } from '../cluster/cost-methods.ts'
import { explanationLines, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'
import { allKorean } from './all-korean.ts'
import { errorInWords, explainedInWords, nameInWords, sourceInWords } from './in-words.ts'
import { unitInWords } from './unit-words.ts'

const cluster = {
  name: 'a',
  groups: [{ gpu: 'H100', count: 1000, serverCapexUsdPerGpu: 30_000, opexUsdMillion: 10 }],
  lifeYears: 4,
  wacc: 0.1,
}

describe('an explanation in Korean', () => {
  it('has the formula that was computed, in words, and stays as it is in English', () => {
    const explained = explainCost(costMethod('straightLine'), cluster)
    expect(explainedInWords(explained, 'en')).toBe(explained)
    const korean = explainedInWords(explained, 'ko')
    expect(explanationLines(korean)).toEqual([
      'GPU 시간당 비용: GPU시간비용 = 합계 · 1000000 / 시간 = 40 · 1000000 / 35,040,000 = 1.14155 달러/GPU 시간',
      '  총소유비용(TCO): 합계 = 자본 + 운영 = 30 + 10 = 40 백만 달러',
      '    정액 감가상각: 자본 = K − R = 30 − 0 = 30 백만 달러',
      '      서버·네트워크 가격(세금 포함): K = 30 백만 달러',
      '      잔존가치: R = 0 백만 달러',
      '    운영비용(그대로): 운영 = O = 10 = 10 백만 달러',
      '      전 기간 운영비용: O = 10 백만 달러',
      '  전 기간 GPU 시간: 시간 = 35,040,000 GPU 시간',
    ])
  })

  it('explains once what goes in twice', () => {
    const twice: Formula<'a' | 'b'> = {
      name: 'cost of an answer',
      symbol: 'c',
      unit: 'USD',
      text: 'a + b',
      of: ({ a, b }) => a + b,
    }
    const once = given('power', 'p', 2, 'W')
    const both = explainedInWords({ ...explain(twice, { a: once, b: once }), inputs: [once, once] }, 'ko')
    expect(both.inputs?.[0]).toBe(both.inputs?.[1])
  })

  it('takes the words of who has numbers of their own before the common ones', () => {
    const own = { names: { power: '출력' }, symbols: { p: '출력' } }
    const said = explainedInWords(given('power', 'p', 2, 'W'), 'ko', [own])
    expect([said.name, said.symbol]).toEqual(['출력', '출력'])
    expect(explainedInWords(given('power', 'p', 2, 'W'), 'ko').name).toBe('전력')
  })

  it('leaves what has no words as it is, and finds nothing on objects themselves', () => {
    for (const name of ['a name of nobody', 'constructor', '__proto__', 'toString'])
      expect(nameInWords(name, 'ko')).toBe(name)
    expect(sourceInWords('arXiv 2504.13359', 'ko')).toBe('arXiv 2504.13359')
    expect(unitInWords('FLOP/s', 'ko')).toBe('FLOP/s')
  })

  it.each([
    ['GPU-hours 0: must be above 0', 'GPU 시간 0: 0보다 커야 합니다'],
    ['accuracy after 1.2: must be from 0 to 1', '정책 후 정확도 1.2: 0~1이어야 합니다'],
    ['hidden_size or n_embd is missing', 'hidden_size 또는 n_embd 항목이 없습니다'],
    ['no chip "h99": there are a100, h100', '"h99": 없는 칩입니다(a100, h100)'],
    ['something else', 'something else'],
  ])('says why inputs were refused: %s', (english, korean) => {
    expect(errorInWords(english, 'ko')).toBe(korean)
    expect(errorInWords(english, 'en')).toBe(english)
  })
})

describe('the Korean words', () => {
  it.each(['names', 'symbols', 'sources', 'notes'] as const)('give %s one Korean each', (kind) => {
    const said = new Map<string, string>()
    const contradictions: string[] = []
    for (const [english, korean] of allKorean.flatMap((file) => Object.entries(file[kind] ?? {}))) {
      const before = said.get(english)
      if (before !== undefined && before !== korean) contradictions.push(`${english}: ${before}, ${korean}`)
      said.set(english, korean)
    }
    expect(contradictions).toEqual([])
  })

  it('name symbols by one word each', () => {
    const symbols = allKorean.flatMap(({ symbols: own = {} }) => Object.values(own))
    expect(symbols.filter((symbol) => !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(symbol))).toEqual([])
  })
})
