import { exportVerdict, named } from '#economics'
import type { NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'

const ruleWords = {
  title: {
    en: 'Which chips may go to China, by day: in January 2025 only the H20',
    ko: '날짜별 중국 수출 통제 대상: 2025년 1월에는 H20만 대상 밖',
  },
  chip: { en: 'Chip', ko: '칩' },
  controlled: { en: 'controlled', ko: '통제' },
  free: { en: 'free', ko: '대상 아님' },
  unknown: { en: 'not to be told', ko: '판단 불가' },
  letter: { en: 'letter', ko: '개별 통보' },
  source: {
    en: 'BIS: 87 FR 62186, 88 FR 73458, 90 FR 4544, letters of 2022, 2023 and 2025; jevons',
    ko: '미국 상무부 BIS(87 FR 62186, 88 FR 73458, 90 FR 4544, 2022·2023·2025년 서한), jevons',
  },
}

const days = ['2022-08-01', '2022-10-15', '2023-11-01', '2023-12-01', '2025-01-31', '2025-04-30']

/** Figure 31 as a table: the same chip has another verdict on another day. */
export function ruleTable({ rules, gpus }: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage(ruleWords, language)
  return {
    kind: 'table',
    title: text.title,
    header: [text.chip, ...days],
    rows: ['a100', 'a800', 'h100', 'h800', 'l40s', 'h20'].map((id) => {
      const gpu = named('chip', gpus, id)
      return {
        cells: [
          gpu.name,
          ...days.map((date) => {
            const { controlled, clause, basisKind } = exportVerdict(gpu, { date, country: 'CN' }, rules)
            if (controlled === null) return text.unknown
            return controlled
              ? `${text.controlled}${clause === null ? '' : ` (${basisKind === 'rule' ? clause : text.letter})`}`
              : text.free
          }),
        ],
      }
    }),
    remarks: [],
    source: text.source,
  }
}
