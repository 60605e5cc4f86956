import { describe, expect, it } from 'vitest'
import { EngineError } from '#engine'
import { RunError } from '#run'
import { StudyError } from '#study'
import { ConditionHolds } from './condition-holds.ts'
import { exitCodeOf, lastWords } from './exit-code.ts'
import { Interruption } from './interruption.ts'
import { UsageError } from './usage-error.ts'

describe('the exit code', () => {
  it('is 2 and one line for what the user can put right, whichever room found it', () => {
    for (const Kind of [UsageError, StudyError, RunError, EngineError]) {
      expect([exitCodeOf(new Kind('so')), lastWords(new Kind('so'))], Kind.name).toEqual([2, 'jevons: so'])
    }
  })

  it('is 130 for an interruption, 1 for a condition that holds, and 1 with the stack for a fault', () => {
    expect(exitCodeOf(new Interruption('stopped'))).toBe(130)
    expect([exitCodeOf(new ConditionHolds('it holds')), lastWords(new ConditionHolds('it holds'))]).toEqual([
      1,
      'jevons: it holds',
    ])
    expect(exitCodeOf(new TypeError('no'))).toBe(1)
    expect(lastWords(new TypeError('no'))).toMatch(/should not have happened: TypeError: no\n.+at /s)
    expect(lastWords('odd')).toBe('jevons: this should not have happened: odd')
  })
})
