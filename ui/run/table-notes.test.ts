import { describe, expect, it } from 'vitest'
import { tableNotes } from './table-notes.ts'

describe('the notes below a table', () => {
  it('stand once each, in the order of the cells', () => {
    const cells = (...notes: (string | undefined)[]) =>
      notes.map((note) => ({ text: '—', ...(note === undefined ? {} : { note }) }))
    const groups = [
      { rows: [{ label: 'a', cells: cells('few', undefined) }] },
      { rows: [{ label: 'b', cells: cells('none', 'few') }] },
    ]
    expect(tableNotes({ groups })).toEqual(['few', 'none'])
  })
})
