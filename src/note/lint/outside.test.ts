import { describe, expect, it } from 'vitest'
import { readNote } from '../document/read-note.ts'
import { lintNote } from './lint-note.ts'
import { factsFrom, packagedFacts } from './load-facts.ts'

const facts = packagedFacts()
const found = (text: string): readonly string[] =>
  lintNote(readNote(`---\ndate: 2025-02-07\n---\n${text}`), facts)
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, recomputed }) => `${rule} ${recomputed}`)

describe('facts from outside', () => {
  it.each([
    ['L25', 'xAI runs 200,000 GPUs in Texas.', ['outside-place Memphis, Tennessee']],
    ['L25', 'xAI는 텍사스에 GPU 20만 장을 두고 있다.', ['outside-place Memphis, Tennessee']],
    ['own', 'xAI runs 200,000 GPUs in Memphis, Tennessee. Tesla builds Cortex in Texas.', []],
    ['L26', 'Nvidia lost $500 bn of market value in one day.', ['outside-value 589 bn']],
    ['L26', '엔비디아 시가총액은 하루 만에 5,000억 달러 증발했다.', ['outside-value 589 bn']],
    ['own', 'Nvidia lost $589 bn of market value in one day.', []],
    ['L27', 'With 1,000 samples o3 costs $5-20 for a task of ARC-AGI.', ['outside-value about 3,475']],
    ['L35', 'R1 costs a tenth of o1.', ['outside-value 1/27']],
    ['L35', 'R1은 o1의 10% 수준 가격이다.', ['outside-value 1/27']],
    ['own', 'R1 is 27 times cheaper than o1 by the price of output tokens.', []],
    [
      'L36',
      'The $100 bn are what the Apollo programme cost.',
      ['outside-value 25.8 bn nominal, about 257 bn in 2020 dollars'],
    ],
    ['own', 'Apollo cost $257 bn in 2020 dollars.', []],
    ['L26', '엔비디아는 하루 만에 시총 5,000억 달러가 사라졌다.', ['outside-value 589 bn']],
    ['L35', 'DeepSeek says that R1 is ten times cheaper than o1.', ['outside-value 1/27']],
    ['L35', 'At one-tenth the price of o1, R1 is a bargain.', ['outside-value 1/27']],
    [
      'L36',
      '1,000억 달러는 아폴로 계획 전체 비용과 맞먹는다.',
      ['outside-value 25.8 bn nominal, about 257 bn in 2020 dollars'],
    ],
    ['L33', 'The AI universe (v.4) gained 3% this week.', ['universe-size null']],
    ['own', 'The AI universe (v.4) has 48 stocks and gained 3%.', []],
  ])('%s: %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  it('L31 and L40: know how sources are spelt', () => {
    const table = (source: string): string =>
      `Table 1. A\n\n| a | b |\n|---|---|\n| x | 1 |\n\nSource: ${source}\n`
    expect(found(table('Imarena.ai'))).toEqual(['source-name lmarena.ai'])
    expect(found(table('Semianalysis'))).toEqual(['source-name SemiAnalysis'])
    expect(found(table('Blomberg, TrendForce'))).toEqual(['source-name Bloomberg'])
    expect(found(table('lmarena.ai; SemiAnalysis, Some Institute'))).toEqual([])
  })

  it('L34: multiply price, shares and rate of a firm that is listed twice', () => {
    const table = (cap: string): string =>
      `Table 11. Peers (KRW tn)\n\n| Name | Price | Market cap |\n|---|---|---|\n| SMIC | 46.45 | ${cap} |\n| Alibaba | 104.8 | 372 |\n\nSource: Bloomberg\n`
    expect(found(table('92'))).toEqual(['dual-listing 69.32 KRW tn'])
    expect(found(table('69'))).toEqual([])
  })

  it('L41: name who measured what a house can not', () => {
    const table = (source: string): string =>
      `Table 3. Chips\n\n| GPU | TFLOPS | TDP |\n|---|---|---|\n| H20 | 296 | 400 |\n\nSource: ${source}\n`
    expect(found(table('own'))).toEqual(["source-incomplete the vendor's data sheet"])
    expect(found(table('NVIDIA, own'))).toEqual([])
    expect(found(table('한국증권 리서치센터').replace('Source:', '자료:'))).toEqual([
      "source-incomplete the vendor's data sheet",
    ])
  })

  it('are not held against a note of an earlier day', () => {
    const early = '---\ndate: 2024-01-05\n---\nNvidia lost $500 bn of market value in one day.'
    expect(lintNote(readNote(early), facts)).toEqual([])
  })

  it('can be one’s own, and say where they are wrong', () => {
    expect(() => factsFrom('{"version":1,"values":[{"id":"a"}]}')).toThrow('values.0.date')
    expect(factsFrom('{"version":1}').values).toEqual([])
  })
})
