export { type Claim, type ClaimState, claimStates, type SpeakerScore, speakerScores } from './claim/claim.ts'
export { claimsFrom, packagedClaims } from './claim/read-claims.ts'
export { formatOf, type NoteFormat, readNote } from './document/read-note.ts'
export type { Finding, Severity } from './lint/finding.ts'
export { lintNote } from './lint/lint-note.ts'
export { factsFrom, packagedFacts } from './lint/load-facts.ts'
export { ownWaivers } from './lint/named-waivers.ts'
export { rules as lintRules } from './lint/rules.ts'
export { sarifOf } from './lint/sarif.ts'
export { type CheckedFinding, type Waiver, waiverOf, withWaivers } from './lint/waiver.ts'
export { noticeFrom } from './notice/read-notice.ts'
export {
  type BuiltWeekly,
  buildWeekly,
  type WeeklyFindings,
  type WeeklyIssue,
} from './weekly/build-weekly.ts'
export { issueFiles } from './weekly/issue-tables.ts'
export { packagedIssue, printedFactsFrom } from './weekly/printed-facts.ts'
export { readIssueTables, readSampleMarket } from './weekly/read-issue-tables.ts'
export { missingArms } from './weekly/run-values.ts'
export { type StaleTable, staleRule } from './weekly/stale-tables.ts'
export { type WeeklyFacts, weeklyFacts } from './weekly/weekly-facts.ts'
export { koreanSource, wordsIn } from './weekly/words-of-book.ts'
export type { NoteLanguage } from './write/note-book.ts'
export { NoteError } from './write/note-error.ts'
