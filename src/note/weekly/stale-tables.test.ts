import { describe, expect, it } from 'vitest'
import { staleTables } from './stale-tables.ts'
import { weeklyFacts } from './weekly-facts.ts'

const text = '{{table peers-applications}}'
const ofDay = (date: string, waivers: Parameters<typeof staleTables>[2]['waivers'] = []) =>
  staleTables(text, weeklyFacts(), { date, waivers }).map(({ severity, daysOld, says, waived }) => ({
    severity,
    daysOld,
    says: says.split(':')[0],
    waived,
  }))

describe('tables of another day than the note', () => {
  it('are nothing on their day, a warning within a week, and an error after it', () => {
    expect(ofDay('2025-02-07')).toEqual([])
    expect(ofDay('2025-02-14')).toEqual([
      { severity: 'warning', daysOld: 7, says: 'peers of 2025-02-07, 7 days before the note', waived: null },
    ])
    expect(ofDay('2025-02-15')).toMatchObject([{ severity: 'error', daysOld: 8 }])
  })

  it('are an error where the note can’t have known them', () => {
    expect(ofDay('2025-02-06')).toMatchObject([
      { severity: 'error', daysOld: -1, says: 'peers of 2025-02-07, 1 day after the note' },
    ])
  })

  it('may stand where somebody says why', () => {
    const waiver = { rule: 'stale-data', line: undefined, reason: 'a holiday' }
    expect(ofDay('2025-03-07', [waiver])).toMatchObject([{ severity: 'error', waived: 'a holiday' }])
  })

  it('are none of what the note does not show', () => {
    expect(staleTables('{{table chips}}', weeklyFacts(), { date: '2026-01-01', waivers: [] })).toEqual([])
  })
})
