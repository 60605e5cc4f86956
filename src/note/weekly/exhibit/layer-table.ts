import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'

const words = {
  title: {
    en: 'An ontology in layers: data, meaning, action, decision',
    ko: '온톨로지의 계층: 데이터에서 의미, 행동, 의사결정으로',
  },
  layer: { en: 'Layer', ko: '계층' },
  role: { en: 'Role', ko: '역할' },
  does: { en: 'What it does', ko: '기능' },
  source: {
    en: 'Palantir as the weekly describes it (table 9, fig 37), in jevons’ words',
    ko: '팔란티어(주간지 표 9, 그림 37)를 jevons가 요약',
  },
}

/** Table 9: the layers of an ontology, and the three of figure 37. */
export function layerTable({ printed }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const { layers } = printed
  if (!layers) return gapOf('table', text.title, 'printed.json (layers)')
  return {
    kind: 'table',
    title: text.title,
    header: [text.layer, text.role, text.does],
    rows: layers.rows.map(({ name, role, does }) => ({
      cells: [name, role, does].map((one) => one[language]),
    })),
    remarks: [],
    source: text.source,
  }
}
