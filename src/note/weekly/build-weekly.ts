import type { Summary } from '#run'
import type { Claim, ClaimState } from '../claim/claim.ts'
import { claimStates } from '../claim/claim.ts'
import { readNote } from '../document/read-note.ts'
import { lintNote } from '../lint/lint-note.ts'
import { packagedFacts } from '../lint/load-facts.ts'
import { type CheckedFinding, type Waiver, waiverOf, waiversIn, withWaivers } from '../lint/waiver.ts'
import { type Notice, type NoticeGap, noticeGaps, noticeText } from '../notice/notice.ts'
import { noticeRules } from '../notice/read-notice.ts'
import { type Filled, type FilledExhibit, fillReferences } from '../write/fill-references.ts'
import { noteFigures } from '../write/note-figures.ts'
import { noteMarkdown } from '../write/note-markdown.ts'
import { renderNote } from '../write/note-page.ts'
import { type NoteSource, noteSource } from '../write/note-source.ts'
import { type Appendix, appendixMarkup, appendixText } from './appendix.ts'
import { printedFindings } from './check/printed-checks.ts'
import type { PrintedFinding } from './check/printed-finding.ts'
import { withPageWaivers } from './page-waivers.ts'
import { placedWaivers } from './placed-waivers.ts'
import { type StaleTable, staleTables } from './stale-tables.ts'
import { weeklyBook } from './weekly-book.ts'
import type { WeeklyFacts } from './weekly-facts.ts'

/** All that one issue is made of. */
export interface WeeklyIssue {
  /** The note with its references. */
  readonly text: string
  readonly notice: Notice
  readonly claims: readonly Claim[]
  readonly facts: WeeklyFacts
  /** Of a run of the reasoner: what `run.` names. */
  readonly summary?: Summary | undefined
  readonly waivers?: readonly Waiver[]
  readonly version: string
}

/** What was found in an issue, and whether it may be published: `findings.json`. */
export interface WeeklyFindings {
  readonly date: string
  readonly language: 'en' | 'ko'
  readonly publishable: boolean
  /** What of the printed issue does not recompute. */
  readonly findings: readonly (Omit<PrintedFinding, 'message'> & { readonly message: string })[]
  /** What the lint finds in the note itself. */
  readonly lint: readonly CheckedFinding[]
  readonly claims: readonly ClaimState[]
  /** What of the printed issue can't be computed again, and why. */
  readonly uncomputed: readonly { readonly id: string; readonly where: string; readonly why: string }[]
  /** What the note shows of another day than its own. */
  readonly stale: readonly StaleTable[]
  readonly notice: { readonly gaps: readonly NoticeGap[]; readonly statements: readonly string[] }
}

export interface BuiltWeekly {
  readonly source: NoteSource
  /** The page, with a font inside where one is given. */
  readonly page: (font?: Uint8Array) => string
  readonly markdown: string
  /** Pictures of the Markdown, by their files. */
  readonly figures: ReadonlyMap<string, string>
  readonly findings: WeeklyFindings
  /** Why it may not be published: one line each. */
  readonly blocked: readonly string[]
}

/**
 * Writes an issue: every number from facts and calculators, checked before anybody sees it.
 * @throws NoteError where a reference can't be filled
 */
export function buildWeekly(issue: WeeklyIssue): BuiltWeekly {
  const { text, facts, summary, version } = issue
  const source = noteSource(text)
  const { language, date } = source
  const book = weeklyBook(facts, summary, language)
  // The other facts are checked against what that one issue printed: the next one's numbers are others.
  const isPrinted = date === facts.printed.date && date === facts.cluster.date
  const printed = isPrinted ? printedFindings(facts) : []
  const gaps = gapsOf(issue, source)
  const statements = noticeText(issue.notice, noticeRules(), language)
  const states = claimStates(issue.claims, date)
  const uncomputed = isPrinted ? facts.printed.uncomputed : []
  const appendix: Appendix = {
    findings: printed,
    uncomputed,
    claims: issue.claims,
    states,
    notice: statements,
    date,
    language,
  }
  const exhibits = exhibitsOf(fillReferences(source.body, book, language).filled)
  const found = lintNote(readNote(noteMarkdown(source, book)), packagedFacts(), language)
  const placing = { exhibits, language }
  const { waivers } = placedWaivers(noteMarkdown(source, book), found, placing)
  const own = [...(issue.waivers ?? []), ...ownWaivers(text)]
  const lint = withWaivers(found, [...own, ...waivers])
  const stale = staleTables(text, facts, { date, waivers: own })
  const blocked = whyBlocked({ lint, stale, gaps, source })
  return {
    source,
    page: (font) =>
      withPageWaivers(renderNote(source, book, { version, appendix: appendixMarkup(appendix), font }), lint),
    markdown: placedWaivers(noteMarkdown(source, book, appendixText(appendix)), found, placing).markdown,
    figures: noteFigures(source, book),
    findings: {
      date,
      language,
      publishable: blocked.length === 0,
      findings: printed.map(({ message, ...one }) => ({ ...one, message: message[language] })),
      uncomputed: uncomputed.map(({ id, where, about, why }) => ({
        id,
        where,
        why: `${about[language]}: ${why[language]}`,
      })),
      lint,
      stale,
      claims: states,
      notice: { gaps, statements },
    },
    blocked,
  }
}

function isBlocking({ severity, waived }: CheckedFinding | StaleTable): boolean {
  return severity === 'error' && waived === null
}

/** Those that the note itself has of rules and lines. */
function ownWaivers(text: string): readonly Waiver[] {
  return waiversIn(text).flatMap((one) => (typeof one === 'string' ? (waiverOf(one) ?? []) : one))
}

function exhibitsOf(filled: readonly Filled[]): readonly FilledExhibit[] {
  return filled.flatMap((one) => (one.kind === 'exhibit' ? [one] : []))
}

interface Checks {
  readonly lint: readonly CheckedFinding[]
  readonly stale: readonly StaleTable[]
  readonly gaps: readonly NoticeGap[]
  readonly source: NoteSource
}

function whyBlocked({ lint, stale, gaps, source }: Checks): readonly string[] {
  return [
    ...lint.filter(isBlocking).map(({ line, rule, message }) => `line ${line}: ${rule}: ${message}`),
    ...stale.filter(isBlocking).map(({ says }) => `not of this day: ${says}`),
    ...gaps.map(({ item, message }) => `notice, ${item}: ${message}`),
    ...unfilled(source),
  ]
}

/** What the template of an issue left to be written, and is not. */
function unfilled({ title, subtitle, house }: NoteSource): readonly string[] {
  return Object.entries({ title, subtitle, house })
    .filter(([, value]) => /^<.*>$/u.test(value))
    .map(([name, value]) => `front matter: ${name} is still ${value}`)
}

function gapsOf({ notice, facts, text }: WeeklyIssue, { date, authors }: NoteSource): readonly NoticeGap[] {
  const covered = /\{\{\s*table\s+peers-/.test(text) ? facts.peers.stocks.map(({ ticker }) => ticker) : []
  return noticeGaps(notice, noticeRules(), { date, authors, covered })
}
