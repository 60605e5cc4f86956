export {
  chooseSamples,
  type SampleChoice,
  type SampleOptions,
  type SampleOutcome,
  type SampleRule,
} from './choose-samples.ts'
export type { ComparedRuns, NamedRun } from './comparison/compared-runs.ts'
export { type ComparisonReport, comparisonContent } from './comparison/comparison-content.ts'
export { findChromium } from './find-chromium.ts'
export { type Html, html, trustedMarkup } from './html.ts'
export { importedCaveats } from './imported-findings.ts'
export { isFailure, junitOf } from './junit.ts'
export { koreanFontFor } from './korean-font.ts'
export { markdownOfPage } from './markdown/markdown-of-page.ts'
export { contentPolicy } from './page.ts'
export { pageWithFont } from './page-with-font.ts'
export { PrintError, printPdf } from './print-pdf.ts'
export { type ReportOptions, renderReport, reportContent } from './render-report.ts'
export { type ReportLanguage, reportLanguages } from './report-language.ts'
export type { ReportSample, SampleResponse, SampleThought } from './report-sample.ts'
export type { ReportWords } from './report-words.ts'
export { fontStyle } from './style/font-style.ts'
export { reportStyle } from './style/report-style.ts'
export { checkThreshold, parseThreshold, type Threshold, type ThresholdResult } from './threshold.ts'
export { type ArmVerdict, verdict } from './verdict.ts'
