import type { NoteLanguage } from './note-book.ts'

/** The words that a note's frame has of its own. */
export interface NoteWords {
  readonly table: (number: number | string) => string
  readonly figure: (number: number | string) => string
  readonly source: string
  readonly remark: string
  readonly why: string
  readonly whyTitle: string
  readonly gap: (missing: string) => string
  /** In the place of a source where there are no data. */
  readonly noSource: string
  readonly sections: { readonly notice: string; readonly claims: string; readonly findings: string }
  readonly about: {
    readonly least: (text: string) => string
    readonly most: (text: string) => string
    readonly about: (text: string) => string
  }
  readonly footer: (version: string) => string
}

const english: NoteWords = {
  table: (number) => `Table ${number}`,
  figure: (number) => `Figure ${number}`,
  source: 'Source',
  remark: 'Note',
  why: 'why',
  whyTitle: 'Where the numbers come from',
  gap: (missing) => `No data: ${missing} would fill it.`,
  noSource: 'none yet',
  sections: {
    notice: 'Compliance notice',
    claims: 'Forecasts that are due',
    findings: 'What does not recompute in the printed weekly',
  },
  about: { least: (text) => `≥ ${text}`, most: (text) => `≤ ${text}`, about: (text) => `~${text}` },
  footer: (version) =>
    `Written by jevons ${version}. Every underlined number can be asked why; on paper the small numbers lead to it.`,
}

const korean: NoteWords = {
  table: (number) => `표 ${number}`,
  figure: (number) => `그림 ${number}`,
  source: '자료',
  remark: '주',
  why: '근거',
  whyTitle: '숫자의 근거',
  gap: (missing) => `데이터 없음: ${missing} 파일이 있으면 채워짐`,
  noSource: '아직 없음',
  sections: {
    notice: '준수사항 고지',
    claims: '기한이 된 전망',
    findings: '인쇄본에서 다시 계산되지 않는 숫자',
  },
  about: { least: (text) => `${text} 이상`, most: (text) => `${text} 이하`, about: (text) => `약 ${text}` },
  footer: (version) =>
    `jevons ${version} 작성. 밑줄 친 숫자는 모두 근거를 볼 수 있음(인쇄본은 작은 번호 참조).`,
}

export function noteWords(language: NoteLanguage): NoteWords {
  return language === 'ko' ? korean : english
}
