import type { NoteDocument } from '../document/note-document.ts'
import type { NoteFacts } from './facts.ts'
import type { Finding } from './finding.ts'
import type { NumberTable } from './number-table.ts'
import type { Statement } from './statement.ts'
import type { Words } from './words.ts'

/** A note with what rules look at. */
export interface LintedNote {
  readonly document: NoteDocument
  readonly statements: readonly Statement[]
  readonly tables: readonly NumberTable[]
  /** The rates between currencies that the note itself implies. */
  readonly rates: ImpliedRates
  /** What is known from outside. */
  readonly facts: NoteFacts
}

/** Won for a dollar and its like, as pairs of amounts in the note imply them. */
export type ImpliedRates = ReadonlyMap<string, readonly ImpliedRate[]>

export interface ImpliedRate {
  readonly rate: number
  readonly low: number
  readonly high: number
  readonly printed: string
  readonly line: number
}

/** One check. It knows nothing of the others, and finds nothing where it cannot be sure what a text claims. */
export interface Rule {
  readonly name: string
  /** One line: what it compares. */
  readonly checks: Words
  /** Whether it is silent about a line of which another rule has more than a remark to say. */
  readonly yields?: boolean
  readonly find: (note: LintedNote) => readonly RuleFinding[]
}

/** What a rule finds, said in both languages: the note's own is picked once all rules have looked. */
export interface RuleFinding extends Omit<Finding, 'rule' | 'message'> {
  readonly message: Words
}
