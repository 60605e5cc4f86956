import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'

const words = {
  title: { en: 'Three blocs by four factors', ko: '진영별 AI 경쟁력: 네 요인으로 본 세 진영' },
  factor: { en: 'Factor', ko: '요인' },
  us: { en: 'United States', ko: '미국' },
  other: { en: 'EU, Korea, Japan and others', ko: '기타(EU·한국·일본 등)' },
  china: { en: 'China', ko: '중국' },
  source: {
    en: 'the weekly of 7 February 2025, table 8, in jevons’ words',
    ko: '2025-02-07 주간지 표 8을 jevons가 요약',
  },
}

/** Table 8: who is strong in what. */
export function blocTable({ printed }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const { blocs } = printed
  if (!blocs) return gapOf('table', text.title, 'printed.json (blocs)')
  return {
    kind: 'table',
    title: text.title,
    header: [text.factor, text.us, text.other, text.china],
    rows: blocs.factors.map(({ factor, us, other, china }) => ({
      cells: [factor, us, other, china].map((one) => one[language]),
    })),
    remarks: [],
    source: text.source,
  }
}
