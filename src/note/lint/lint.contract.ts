import { readNote } from '../document/read-note.ts'
import { lintNote } from './lint-note.ts'

/** What a text's findings are, a line each: for tests of rules. */
export function found(text: string, severities: readonly string[] = ['error', 'warning']): readonly string[] {
  return lintNote(readNote(text))
    .filter(({ severity }) => severities.includes(severity))
    .map(({ rule, severity, recomputed }) => `${rule} ${severity} ${recomputed}`)
}

/** A text of a day. */
export function dated(text: string, date = '2025-02-07'): string {
  return `---\ndate: ${date}\n---\n${text}`
}
