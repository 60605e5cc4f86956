import { describe, expect, it } from 'vitest'
import { type Notice, noticeGaps, noticeText } from './notice.ts'
import { noticeFrom, noticeRules } from './read-notice.ts'

const rules = noticeRules()
const complete: Notice = {
  firm: 'House',
  asOf: '2025-02-07',
  covered: ['TSLA', 'PLTR', 'NVDA'],
  analysts: [
    { name: 'A', holdings: [{ security: 'PLTR', shares: 50 }] },
    { name: 'B', holdings: [] },
  ],
  states: ['interest', 'distribution', 'independence', 'sources', 'responsibility', 'copyright'],
  jurisdiction: 'KR',
}
const note = { date: '2025-02-07', authors: ['A', 'B'], covered: ['TSLA', 'PLTR', 'NVDA'] }

describe('the compliance notice', () => {
  it('lacks nothing where all is said', () => {
    expect(noticeGaps(complete, rules, note)).toEqual([])
  })

  it.each([
    ['a statement', { states: complete.states.filter((item) => item !== 'independence') }, 'independence'],
    ['a day', { asOf: 'today' }, 'asOf'],
    ['a day before the note', { asOf: '2025-02-08' }, 'asOf'],
    ['a word on an author', { analysts: [{ name: 'A', holdings: [] }, { name: 'B' }] }, 'holdings'],
    ['a company that is covered', { covered: ['TSLA', 'PLTR'] }, 'covered'],
    [
      'the right security',
      {
        analysts: [
          { name: 'A', holdings: [{ security: 'PLTX', shares: 1 }] },
          { name: 'B', holdings: [] },
        ],
      },
      'holdings',
    ],
    ['a known jurisdiction', { jurisdiction: 'XX' }, 'jurisdiction'],
  ])('blocks where it lacks %s', (_, change, item) => {
    expect(noticeGaps({ ...complete, ...change }, rules, note).map((gap) => gap.item)).toEqual([item])
  })

  it('asks for what each jurisdiction does', () => {
    expect(noticeGaps({ ...complete, jurisdiction: 'US' }, rules, note).map(({ item }) => item)).toEqual([
      'compensation',
    ])
  })

  it('is said in the language of the note, a sentence a holding', () => {
    const korean = noticeText(complete, rules, 'ko')
    expect(korean).toContain('작성자 A: 2025-02-07 현재 PLTR 50주 보유.')
    expect(korean).toContain('작성자 B: 2025-02-07 현재 다루는 회사의 증권을 보유하지 않음.')
    expect(noticeText(complete, rules, 'en').join(' ')).not.toMatch(/[{}]|undefined/)
  })

  it('is read from YAML, and says where it is wrong', () => {
    const yaml =
      'firm: House\nasOf: 2025-02-07\ncovered: [PLTR]\nanalysts: [{name: A, holdings: []}]\nstates: [interest]\njurisdiction: KR\n'
    expect(noticeFrom(yaml)).toMatchObject({ firm: 'House', asOf: '2025-02-07' })
    expect(() =>
      noticeFrom(yaml.replace('holdings: []', 'holdings: [{security: PLTR, shares: some}]')),
    ).toThrow('analysts.0.holdings.0.shares')
  })
})
