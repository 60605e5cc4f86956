import { describe, expect, it } from 'vitest'
import { countTests, wrongSkips } from '../scripts/vitest-result.ts'

const test = (status: string, meta = {}) => ({ fullName: `a test that ${status}`, status, meta })
const failure = { failureMessages: ['Error: expected 2 to be 3\n    at x.test.ts:1:2'] }
const missing = { need: 'shared', missing: 'no folder ../shared' }

describe('the count of the tests', () => {
  it('is of passed, failed and skipped ones, with the reason of each failure and skip', () => {
    const assertionResults = [
      test('passed'),
      test('passed'),
      { ...test('failed'), ...failure },
      test('skipped', missing),
      test('todo'),
    ]
    expect(countTests({ testResults: [{ status: 'failed', name: 'x.test.ts', assertionResults }] })).toEqual({
      passed: 2,
      failed: [{ name: 'a test that failed', why: 'Error: expected 2 to be 3' }],
      skipped: [
        { name: 'a test that skipped', need: 'shared', why: 'no folder ../shared' },
        { name: 'a test that todo', need: undefined, why: undefined },
      ],
    })
  })

  it('has a failure for a file that could not be loaded', () => {
    const broken = { status: 'failed', name: 'x.test.ts', message: 'no such module', assertionResults: [] }
    expect(countTests({ testResults: [broken] }).failed).toEqual([
      { name: 'x.test.ts', why: 'no such module' },
    ])
  })
})

describe('in CI', () => {
  const shared = { name: 'reads traces', need: 'shared', why: 'no folder ../shared' }
  const unexplained = { name: 'is not ready', need: undefined, why: undefined }

  it('a skip of what is not guaranteed is a skip', () => {
    expect(wrongSkips([shared], [])).toEqual([])
  })

  it('a skip of what is guaranteed, or without a reason, is a failure', () => {
    expect(wrongSkips([shared, unexplained], ['shared'])).toEqual([shared, unexplained])
  })
})
