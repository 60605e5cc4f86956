export {
  chooseSamples,
  type SampleChoice,
  type SampleOptions,
  type SampleOutcome,
  type SampleRule,
} from './choose-samples.ts'
export { importedCaveats } from './imported-findings.ts'
export { type ReportOptions, renderReport } from './render-report.ts'
export { type ReportLanguage, reportLanguages } from './report-language.ts'
export type { ReportSample, SampleResponse, SampleThought } from './report-sample.ts'
export type { ReportWords } from './report-words.ts'
export { type ArmVerdict, verdict } from './verdict.ts'
