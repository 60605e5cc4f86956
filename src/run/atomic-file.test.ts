import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeAtomically } from './atomic-file.ts'
import { RunError } from './run-error.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-atomic-'))
afterAll(() => rmSync(root, { recursive: true }))

describe('a file that is written whole or not at all', () => {
  it('holds all pieces, and leaves nothing beside it', () => {
    writeAtomically(join(root, 'whole.svg'), ['a', new Uint8Array([98])])
    expect(readFileSync(join(root, 'whole.svg'), 'utf8')).toBe('ab')
    expect(readdirSync(root)).toEqual(['whole.svg'])
  })

  it('is refused in one line that names it, where it can’t be written', () => {
    writeFileSync(join(root, 'file'), '')
    const refused = (file: string): string => {
      try {
        writeAtomically(file, ['a'])
      } catch (error) {
        expect(error).toBeInstanceOf(RunError)
        return (error as Error).message
      }
      return 'it was written'
    }
    expect(refused(root)).toBe(`${root}: is a folder; name a file`)
    expect(refused(join(root, 'no', 'x.svg'))).toBe(
      `${join(root, 'no', 'x.svg')}: there is no such folder to write into`,
    )
    expect(refused(join(root, 'file', 'x.svg'))).toBe(
      `${join(root, 'file', 'x.svg')}: a file is on the way to it; name a folder that is one`,
    )
    expect(refused(join(root, 'n'.repeat(300)))).toMatch(/: the name is too long$/)
  })
})
