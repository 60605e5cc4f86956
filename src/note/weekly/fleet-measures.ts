import type { NoteLanguage } from '../write/note-book.ts'

const koreanMeasures: Readonly<Record<string, string>> = {
  'owned or used': '보유·사용',
  'training of Llama 3': '라마 3 학습',
  serving: '추론 서빙',
  'bought in 2024': '2024년 구매',
  'expected by the end of 2025': '2025년 말 예상',
  'cluster planned': '계획 클러스터',
  'training of V3': 'V3 학습',
  Cortex: '코텍스',
}

/** What was counted of a fleet, in the language of a note. */
export function measureIn(measure: string, language: NoteLanguage): string {
  return language === 'ko' ? (koreanMeasures[measure] ?? measure) : measure
}
