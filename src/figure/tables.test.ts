import { describe, expect, it } from 'vitest'
import { armFixture, comparisonFixture, summaryFixture, tipPolicy } from '../../test/fixture/summary.ts'
import { armTable } from './arm-table.ts'
import { comparisonTable } from './comparison-table.ts'
import { levelTable } from './level-table.ts'
import type { Cell, Table } from './table.ts'
import { englishFigureWords as words } from './words/en.ts'
import { koreanFigureWords } from './words/ko.ts'

function row(table: Table | undefined, label: string): readonly Cell[] {
  const found = table?.groups.flatMap(({ rows }) => rows).find((one) => one.label === label)
  if (!found) throw new Error(`no row "${label}"`)
  return found.cells
}

describe('the table of arms', () => {
  it('has a column an arm, the baseline marked, and values with their intervals', () => {
    const table = armTable(summaryFixture(), words)
    expect(table.columns).toEqual(['none · baseline', tipPolicy])
    expect(row(table, 'Accuracy')[1]).toEqual({ text: '72.2\u00a0%', interval: '68.2 to 76.2' })
    expect(row(table, 'UT score, of incorrect responses')[0]).toMatchObject({
      text: '0.156',
      beside: 'by chance 0.183',
    })
  })

  it('gives a reason for every dash', () => {
    const bare = { ...armFixture('none'), underthinking: { chance: {} }, switches: {} }
    const summary = summaryFixture({
      arms: [bare],
      comparisons: [],
      absent: { 'arms.none.underthinking': 'no thought was judged' },
    })
    const table = armTable(summary, words)
    expect(row(table, 'Weighted UT score, of all responses')[0]).toEqual({
      text: '—',
      note: 'no thought was judged',
    })
    expect(row(table, 'Switches')[0]).toEqual({ text: '—', note: words.noReason })
    const cells = table.groups.flatMap(({ rows }) => rows.flatMap((one) => one.cells))
    for (const { text, note } of cells) expect(text === '—' ? note : text).toMatch(/\S/)
  })

  it('carries warnings of estimates', () => {
    const arm = armFixture('none')
    if (!arm.accuracy) throw new Error('the fixture has an accuracy')
    const warned = { ...arm, accuracy: { ...arm.accuracy, warning: 'fewer than 30 clusters' } }
    const table = armTable(summaryFixture({ arms: [warned] }), words)
    expect(row(table, 'Accuracy')[0]?.note).toBe('fewer than 30 clusters')
  })

  it('leaves out steps of arithmetic where the task has none', () => {
    const { validSteps: _, ...without } = armFixture('none')
    const labels = armTable(summaryFixture({ arms: [without] }), words).groups.flatMap(({ rows }) =>
      rows.map((one) => one.label),
    )
    expect(labels).not.toContain('Steps of arithmetic that are valid')
    expect(labels).toContain('Accuracy')
  })
})

describe('the table of comparisons', () => {
  it('shows both intervals and what they allow to say', () => {
    const [difference, simultaneous, , pValue, finding] = row(
      comparisonTable(summaryFixture(), words),
      'Accuracy',
    )
    expect(difference?.text).toBe('+14.2 points')
    expect(simultaneous?.text).toBe('+10.1 to +18.3')
    expect(pValue?.text).toBe('< 0.001')
    expect(finding).toEqual({ text: 'higher', tone: 'higher' })
  })

  it('takes more tokens for neither good nor bad', () => {
    const cells = row(comparisonTable(summaryFixture(), words), 'Reasoning tokens')
    expect(cells[4]).toEqual({ text: 'higher' })
  })

  it('speaks of non-inferiority only where a margin was declared', () => {
    expect(comparisonTable(summaryFixture(), words)?.columns).not.toContain('Non-inferior')
    const comparison = comparisonFixture(tipPolicy, {
      value: 0.01,
      half: 0.03,
      margin: 0.05,
      nonInferior: true,
    })
    const tokens = comparisonFixture(tipPolicy, {
      metric: 'tokens',
      value: 3,
      half: 9,
      pValue: null,
      detectable: null,
    })
    const table = comparisonTable(summaryFixture({ comparisons: [comparison, tokens] }), words)
    expect(row(table, 'Accuracy')[5]?.text).toBe('yes, within 5.0 points')
    expect(row(table, 'Reasoning tokens').map(({ text }) => text)).toEqual([
      '+3.0',
      '−6.0 to +12.0',
      '−4.2 to +10.2',
      '—',
      'cannot tell',
      '—',
      '—',
    ])
  })

  it('is not there where nothing was compared', () => {
    expect(comparisonTable(summaryFixture({ comparisons: [] }), words)).toBeUndefined()
  })
})

describe('the table of levels', () => {
  it('shows accuracies and pointwise differences level by level', () => {
    const table = levelTable(summaryFixture(), words)
    expect(table?.columns).toEqual(['none · baseline', tipPolicy, `${tipPolicy}, difference`])
    expect(row(table, 'level 1').map(({ text }) => text)).toEqual([
      '88.0\u00a0%',
      '82.2\u00a0%',
      '−5.8 points',
    ])
  })

  it('shows a level that an arm lacks as a dash with a reason', () => {
    const summary = summaryFixture({
      arms: [armFixture('none'), armFixture(tipPolicy, { byLevel: [0, 0] })],
      comparisons: [],
    })
    expect(row(levelTable(summary, words), 'level 5')[1]).toEqual({
      text: '—',
      note: words.noReason,
    })
  })
})

describe('the two dictionaries', () => {
  it('have no text in common but marks', () => {
    const texts = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(texts)
          : []
    const korean = new Set(texts(koreanFigureWords))
    expect(texts(words).filter((text) => korean.has(text))).toEqual([])
  })
})
