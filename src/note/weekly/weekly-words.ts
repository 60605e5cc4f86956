import type { NoteLanguage } from '../write/note-book.ts'
import { koreanPlace } from './check/korean-place.ts'

/** The words of a weekly's appendix. */
export interface WeeklyWords {
  readonly findings: string
  readonly findingsLead: (count: number) => string
  /** Before what can't be computed again. */
  readonly uncomputed: string
  readonly claims: string
  readonly claimsLead: (day: string) => string
  readonly notice: string
  readonly columns: {
    readonly id: string
    readonly where: string
    readonly finding: string
    readonly severity: string
    readonly speaker: string
    readonly claim: string
    readonly due: string
    readonly state: string
    readonly resolves: string
    readonly score: string
  }
  readonly severities: Readonly<Record<'error' | 'warning' | 'info', string>>
  readonly states: Readonly<Record<'open' | 'due' | 'cameTrue' | 'failed', string>>
  readonly noScore: string
  readonly where: (place: string) => string
}

const english: WeeklyWords = {
  findings: 'What does not recompute in the printed issue',
  findingsLead: (count) =>
    `${count} findings, each computed again from the printed numbers or from dated facts. Errors can't both be true; warnings need a look; remarks are worth knowing.`,
  uncomputed: 'Not computed',
  claims: 'Forecasts, and when they come due',
  claimsLead: (day) => `State on ${day}. A score needs a probability, which none of the speakers gave.`,
  notice: 'Compliance notice',
  columns: {
    id: 'No.',
    where: 'Where',
    finding: 'Finding',
    severity: 'Kind',
    speaker: 'Who',
    claim: 'Forecast',
    due: 'Due',
    state: 'State',
    resolves: 'Decided by',
    score: 'Brier score',
  },
  severities: { error: 'error', warning: 'warning', info: 'remark' },
  states: { open: 'open', due: 'due', cameTrue: 'came true', failed: 'did not come true' },
  noScore: '—',
  where: (place) => place,
}

const korean: WeeklyWords = {
  findings: '인쇄본에서 다시 계산되지 않는 숫자',
  findingsLead: (count) =>
    `모두 ${count}건으로, 인쇄된 숫자나 날짜·출처가 있는 사실에서 다시 계산한 결과다. ‘오류’는 동시에 참일 수 없는 값, ‘확인 필요’는 설명이 필요한 값, ‘참고’는 알아둘 값이다.`,
  uncomputed: '계산하지 않은 항목',
  claims: '전망과 확인 기한',
  claimsLead: (day) => `${day} 기준이다. 점수는 확률이 있어야 매길 수 있으나 확률을 밝힌 전망은 없다.`,
  notice: '준수사항 고지',
  columns: {
    id: '번호',
    where: '위치',
    finding: '내용',
    severity: '구분',
    speaker: '주체',
    claim: '전망',
    due: '기한',
    state: '상태',
    resolves: '판정 기준',
    score: '브라이어 점수',
  },
  severities: { error: '오류', warning: '확인 필요', info: '참고' },
  states: { open: '진행 중', due: '기한 도래', cameTrue: '실현', failed: '미실현' },
  noScore: '—',
  where: koreanPlace,
}

export function weeklyWords(language: NoteLanguage): WeeklyWords {
  return language === 'ko' ? korean : english
}
