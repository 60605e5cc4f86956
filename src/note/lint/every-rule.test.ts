import { describe, expect, it } from 'vitest'
import { readNote } from '../document/read-note.ts'
import { lintNote } from './lint-note.ts'
import { rules } from './rules.ts'
import { unseenTexts } from './unseen.contract.ts'

/** What only tables of outside facts, or a note's own list of sources, can show: `outside.test.ts` has its cases. */
const outside = new Set([
  'outside-value',
  'outside-place',
  'dual-listing',
  'source-name',
  'source-incomplete',
  'universe-size',
])

describe('every rule', () => {
  const texts = (['unseen', 'relations', 'claims', 'plain'] as const).flatMap((name) => unseenTexts(name))
  const found = texts.map(
    ({ planted, format }) => new Set(lintNote(readNote(planted, format)).map(({ rule }) => rule)),
  )

  it.each(rules.map(({ name }) => name).filter((name) => !outside.has(name)))(
    '%s finds what is planted in two short texts or more',
    (name) => {
      expect(found.filter((names) => names.has(name)).length).toBeGreaterThanOrEqual(2)
    },
  )
})
