import { describe, expect, it } from 'vitest'
import { claimsFrom } from './claim/read-claims.ts'
import { factsFrom } from './lint/load-facts.ts'
import { noticeFrom } from './notice/read-notice.ts'
import { printedFactsFrom } from './weekly/printed-facts.ts'

const claim = { id: 'a', speaker: 'b', date: '2025-01-01', text: { en: '', ko: '' }, due: 'soon' }

describe('a file that is read for a note', () => {
  it.each([
    ['claims', () => claimsFrom('{"version": 1, "claims": "none"}'), 'claims: must be a list, not "none"'],
    [
      'claims, deep inside',
      () => claimsFrom(JSON.stringify({ version: 1, claims: [claim] })),
      'claims.0.due: must be a day such as 2026-01-31, not "soon"',
    ],
    ['a ledger that is no JSON', () => claimsFrom('{'), 'not JSON: '],
    ['facts', () => factsFrom('{"version": 2}'), 'version: must be 1, not 2'],
    ['printed numbers', () => printedFactsFrom('[]'), 'must be keys with their values, not a list'],
    ['a notice', () => noticeFrom('firm: ""'), 'firm: must not be empty'],
    ['a notice that is no YAML', () => noticeFrom('firm: [a'), 'not YAML: '],
    [
      'holdings',
      () =>
        noticeFrom(
          '{firm: A, asOf: x, covered: [], analysts: [{name: A, holdings: [{security: X, shares: many}]}]}',
        ),
      'analysts.0.holdings.0.shares: must be a number, not "many"',
    ],
  ])('%s says in one line where, what is allowed, and what stood there', (_, read, message) => {
    let said = ''
    try {
      read()
    } catch (error) {
      said = (error as Error).message
    }
    expect(said).toContain(message)
    expect(said).not.toContain('\n')
  })
})
