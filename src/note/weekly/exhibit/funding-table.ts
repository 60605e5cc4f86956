import { fundingGap, koreanFundingItems, koreanFundingStatuses } from '#economics'
import type { NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { derivedCell, printedCell } from './cells.ts'
import { inLanguage } from './exhibit-words.ts'

const words = {
  title: {
    en: 'Stargate’s money: what is committed or planned, and what is missing',
    ko: '스타게이트 자금: 약정·계획과 부족액',
  },
  payer: { en: 'Payer', ko: '주체' },
  item: { en: 'Item', ko: '항목' },
  amount: { en: 'USD bn', ko: '십억 달러' },
  status: { en: 'How far', ko: '상태' },
  counted: { en: 'Counted', ko: '합산' },
  yes: { en: 'yes', ko: '예' },
  no: { en: 'no', ko: '아니요' },
  sum: { en: 'Committed or planned', ko: '약정·계획 합계' },
  gap: { en: 'Gap to', ko: '부족액' },
  'phase-1': { en: 'phase 1', ko: '1단계' },
  final: { en: 'the whole', ko: '최종' },
  remark: {
    en: 'OpenAI’s 50 are 46 of equity and 4 of debt, and pay for its 19; Oracle’s 6 of capex are within its 10; MGX: at most a tenth of 1,500',
    ko: '오픈AI의 50은 자본 46과 부채 4의 합이며 약정 19의 재원, 오라클 CapEx 6은 TCO 10에 포함, MGX는 1,500의 10% 이하 가정',
  },
  source: {
    en: 'Dylan Patel as the weekly credits him; jevons',
    ko: 'Dylan Patel(주간지 인용), jevons 계산',
  },
}

const korean: Readonly<Record<string, string>> = {
  ...koreanFundingItems,
  ...koreanFundingStatuses,
  commitment: '스타게이트 약정',
  'a tenth, at most, of its 1,500 bn of AI funds': 'AI 투자 여력 1조 5,000억 달러의 10%',
}

/** Table 7: who is to pay, how far that is, and what is missing. */
export function fundingTable({ project }: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage(words, language)
  const said = (word: string): string => (language === 'ko' ? (korean[word] ?? word) : word)
  const { countedUsdBillion, gaps } = fundingGap(project)
  const of = (name: string): { name: string; unit: string; format: string } => ({
    name,
    unit: 'USD bn',
    format: 'number',
  })
  return {
    kind: 'table',
    title: text.title,
    header: [text.payer, text.item, text.amount, text.status, text.counted],
    rows: [
      ...project.funding.map(({ entity, item, usdBillion, qualifier, status, counted }) => {
        const hedge = qualifier === 'at most' ? 'most' : undefined
        const amount = printedCell(usdBillion, { ...of(`${entity}, ${said(item)}`), hedge }, project)
        return { cells: [entity, said(item), amount, said(status), counted ? text.yes : text.no] }
      }),
      {
        cells: [text.sum, '', derivedCell(countedUsdBillion, of(text.sum), 'Σ counted'), '', ''],
        isTotal: true,
      },
      ...gaps.map(({ phase, gapUsdBillion }) => {
        const name = `${text.gap} ${phase in text ? text[phase as keyof typeof text] : phase}`
        return { cells: [name, '', derivedCell(gapUsdBillion, of(name), 'cost − counted'), '', ''] }
      }),
    ],
    remarks: [text.remark],
    source: text.source,
  }
}
