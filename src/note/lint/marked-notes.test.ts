import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type NoteFormat, readNote } from '../document/read-note.ts'
import { lintNote } from './lint-note.ts'
import { asPlanted, putRight } from './unseen.contract.ts'

const folder = new URL('../../../test/fixture/notes/whole/', import.meta.url)
const formats: Readonly<Record<string, NoteFormat>> = { md: 'markdown', html: 'html', txt: 'text' }

/** The lines of a whole note where something above a remark is found. */
function foundLines(text: string, name: string): ReadonlySet<number> {
  const format = formats[name.split('.').at(-1) ?? ''] ?? 'text'
  const found = lintNote(readNote(text, format)).filter(({ severity }) => severity !== 'info')
  return new Set(found.map(({ line }) => line))
}

describe.each(readdirSync(folder).sort())('the whole note %s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8')
  const plain = text.replaceAll(/ ?<!-- (?:missed|follows) --> ?/gu, '')
  // Who makes the lint find a line that says "missed" takes that away; what "follows" shows an error of another line.
  const marked = text.split('\n').flatMap((line, at) => {
    const isFound = line.includes('⟦') && !line.includes('<!-- missed -->')
    return isFound || line.includes('<!-- follows -->') ? [at + 1] : []
  })

  it('has a finding in every line where an error is planted, and in no other', () => {
    expect(text.split('⟦').length - 1).toBeGreaterThanOrEqual(10)
    expect([...foundLines(asPlanted(plain), name)].sort((a, b) => a - b)).toEqual(marked)
  })

  it('has nothing above a remark when it is put right', () => {
    expect([...foundLines(putRight(plain), name)]).toEqual([])
  })
})
