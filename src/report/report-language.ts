import type { ReportWords } from './report-words.ts'
import { englishReportWords } from './words/en.ts'
import { koreanReportWords } from './words/ko.ts'

export type ReportLanguage = 'en' | 'ko'

/** The languages a report speaks, by their BCP 47 code. */
export const reportLanguages: Readonly<Record<ReportLanguage, ReportWords>> = {
  en: englishReportWords,
  ko: koreanReportWords,
}
