import { describe, expect, it } from 'vitest'
import { readNote } from '../document/read-note.ts'
import { lintNote } from './lint-note.ts'

const shares = (text: string): readonly (string | null)[] =>
  lintNote(readNote(text)).flatMap(({ rule, recomputed }) => (rule === 'share-of-count' ? [recomputed] : []))

describe('a rate of errors', () => {
  it('is of the problems that were not solved', () => {
    expect(shares('It answered 24 of 30 problems correctly, for an error rate of 20%.')).toEqual([])
    expect(shares('It answered 24 of 30 problems correctly, for an error rate of 25%.')).toEqual(['20 %'])
  })

  it('is of those that failed where these are counted', () => {
    expect(shares('It failed 6 of 30 problems, an error rate of 20%.')).toEqual([])
    expect(shares('It failed 6 of 30 problems, an error rate of 25%.')).toEqual(['20 %'])
  })
})
