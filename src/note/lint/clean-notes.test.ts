import fc from 'fast-check'
import { describe, it } from 'vitest'
import { readNote } from '../document/read-note.ts'
import { type CleanNote, cleanNote } from './clean-notes.contract.ts'
import { lintNote } from './lint-note.ts'

const alarms = ({ text, format }: CleanNote): readonly string[] =>
  lintNote(readNote(text, format))
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, message }) => `${rule}: ${message}`)

describe('notes whose numbers belong together', () => {
  it('have nothing above a remark, whatever their numbers, wording and format', () => {
    fc.assert(
      fc.property(cleanNote, (note) => alarms(note).length === 0),
      { seed: 8, numRuns: 200 },
    )
  })
})
