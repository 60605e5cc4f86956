import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import { printedNumber } from '../printed-facts.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'

const words = {
  title: { en: 'GPQA Diamond: what human experts reach', ko: 'GPQA Diamond: 인간 전문가 기준선' },
  who: { en: 'Who', ko: '대상' },
  accuracy: { en: 'Accuracy', ko: '정확도' },
  experts: { en: 'Human experts', ko: '인간 전문가' },
  remark: {
    en: 'The printed chart has no readable values of models: a CSV with name, score and date would fill it (jevons leaderboard FILE)',
    ko: '인쇄된 도표에서 모델별 값은 읽을 수 없음. 이름·점수·날짜가 있는 CSV로 채울 수 있음(jevons leaderboard FILE)',
  },
  source: {
    en: 'Epoch AI as the weekly credits it',
    ko: 'Epoch AI(주간지 인용)',
  },
}

/** Table 14: only its human line could be read. */
export function humanTable({ printed }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const { explained } = printedNumber(printed, 'gpqa.experts', language)
  return {
    kind: 'table',
    title: text.title,
    header: [text.who, text.accuracy],
    rows: [{ cells: [text.experts, { explained, format: 'percent:0' }] }],
    remarks: [text.remark],
    source: text.source,
  }
}
