import type { ReportWords } from './report-words.ts'
import { englishReportWords } from './words/en.ts'
import { koreanReportWords } from './words/ko.ts'

/** The languages a report speaks, by their BCP 47 code. */
export const reportLanguages = {
  en: englishReportWords,
  ko: koreanReportWords,
} as const satisfies Record<string, ReportWords>

export type ReportLanguage = keyof typeof reportLanguages
