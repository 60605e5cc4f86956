import type { CheckedFinding, NoteLanguage } from '#note'

/** What `jevons lint` says around its findings, in the language of a note. */
interface LintWords {
  readonly severities: Readonly<Record<CheckedFinding['severity'], string>>
  readonly waived: string
  readonly counts: (errors: number, warnings: number, remarks: number) => string
  readonly left: (errors: number) => string
}

const words: Readonly<Record<NoteLanguage, LintWords>> = {
  en: {
    severities: { error: 'error', warning: 'warning', info: 'info' },
    waived: 'waived',
    counts: (errors, warnings, remarks) => `${errors} errors, ${warnings} warnings, ${remarks} remarks`,
    left: (errors) =>
      `${errors} ${errors === 1 ? 'error' : 'errors'} left: correct them, or waive them with a reason`,
  },
  ko: {
    severities: { error: '오류', warning: '경고', info: '참고' },
    waived: '예외',
    counts: (errors, warnings, remarks) => `오류 ${errors}건, 경고 ${warnings}건, 참고 ${remarks}건`,
    left: (errors) => `오류 ${errors}건이 남았습니다. 고치거나 사유를 적어 예외로 두세요`,
  },
}

export function lintWords(language: NoteLanguage): LintWords {
  return words[language]
}
