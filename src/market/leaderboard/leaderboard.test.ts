import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BoardEntry, distinctBoard, modelKey } from './board.ts'
import { ranked } from './rank.ts'
import { impliedWeek, rankChanges } from './rank-change.ts'
import { orderViolations, scoreCourses, weekTable } from './week-table.ts'

interface PrintedRow {
  readonly rank: number
  readonly move: number | null
  readonly name: string
  readonly score: number
}
const file = new URL('../../../data/market/leaderboards.json', import.meta.url)
const { boards } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly boards: readonly { readonly id: string; readonly rows: readonly PrintedRow[] }[]
}
const rowsOf = (id: string): readonly PrintedRow[] => boards.find((board) => board.id === id)?.rows ?? []
const implied = (id: string) =>
  impliedWeek(rowsOf(id).map(({ name: key, rank, move }) => ({ key, rank, move: move ?? undefined })))

describe('printed arrows', () => {
  it('of the arena come out if whoever held rank 2 dropped out', () => {
    const { changes, vacated, reconciles } = implied('table-12')
    expect(reconciles).toBe(true)
    expect(vacated).toEqual([2])
    expect(changes.map(({ key, previous }) => [key, previous])).toEqual([
      ['Gemini-2.0-flash-thinking-exp-0121', 1],
      ['o1-2024-12-17', 3],
      ['Gemini-2.0-flash', 5],
      ['o1-preview', 4],
      ['ChatGPT-4o-latest', 6],
      ['o1-mini', 7],
      ['Deepseek-v3', 8],
    ])
  })

  it('of LiveBench come out if whoever held ranks 3 and 5 dropped out', () => {
    const { changes, vacated, reconciles } = implied('table-13')
    expect(reconciles).toBe(true)
    expect(vacated).toEqual([3, 5])
    expect(changes.map(({ previous }) => previous)).toEqual([1, 2, 4, 7, 6])
  })

  it('that cannot be do not come out', () => {
    const rows = [
      { key: 'a', rank: 1, move: 0 },
      { key: 'b', rank: 2, move: -1 },
      { key: 'c', rank: 4, move: 0 },
    ]
    expect(impliedWeek(rows).reconciles).toBe(false)
  })

  it('leave no rank empty where a tie took its place', () => {
    const rows = [
      { key: 'a', rank: 1, move: 0 },
      { key: 'b', rank: 1, move: 0 },
      { key: 'c', rank: 3, move: 0 },
    ]
    expect(impliedWeek(rows)).toMatchObject({ vacated: [], reconciles: true })
  })

  it('stand beside scores whose order is checked', () => {
    expect(orderViolations(rowsOf('table-12'))).toEqual([['Gemini-2.0-flash', 'o1-preview']])
    expect(orderViolations(rowsOf('table-13'))).toEqual([])
  })
})

describe('rank changes', () => {
  it('always come out of who came, who went and who overtook, ties included', () => {
    const week = fc.uniqueArray(
      fc.record({ key: fc.integer({ min: 0, max: 15 }), score: fc.integer({ min: 0, max: 6 }) }),
      {
        selector: ({ key }) => key,
        maxLength: 12,
      },
    )
    const asRanks = (rows: readonly { readonly key: number; readonly score: number }[]) =>
      ranked(rows.map(({ key, score }) => ({ name: `m${key}`, score })))
    fc.assert(
      fc.property(week, week, (before, after) => {
        for (const change of rankChanges(asRanks(before), asRanks(after)))
          expect(change.reconciles).toBe(true)
      }),
      { seed: 2, numRuns: 300 },
    )
  })
})

describe('ranks', () => {
  const entry = (name: string, score: number, half: number): BoardEntry => ({
    name,
    score,
    low: score - half,
    high: score + half,
  })

  it('are shared by equal scores, and the next is left out', () => {
    const rows = [3, 5, 5, 1].map((score, place) => ({ name: `m${place}`, score }))
    expect(ranked(rows).map(({ rank }) => rank)).toEqual([1, 1, 3, 4])
    expect(ranked(rows)[0]).not.toHaveProperty('between')
  })

  it('are left open between models whose intervals overlap', () => {
    const rows = [entry('a', 100, 5), entry('b', 97, 5), entry('c', 80, 1)]
    expect(ranked(rows).map(({ rank, between }) => [rank, between])).toEqual([
      [1, [1, 2]],
      [2, [1, 2]],
      [3, [3, 3]],
    ])
  })
})

describe('a week of a board', () => {
  const weeks = [
    {
      date: '2025-02-07',
      entries: [
        { name: 'B', score: 3 },
        { name: 'c', score: 2 },
        { name: 'Human', score: 9, isHuman: true },
      ],
    },
    {
      date: '2025-01-31',
      entries: [
        { name: 'a', score: 5 },
        { name: 'b', score: 1 },
      ],
    },
  ]

  it('is the last against the one before, however the files come', () => {
    const { date, previousDate, rows } = weekTable(weeks)
    expect([date, previousDate]).toEqual(['2025-02-07', '2025-01-31'])
    expect(rows.map(({ entry, rank, change }) => [entry.name, rank, change])).toEqual([
      ['B', 1, 1],
      ['c', 2, 'new'],
      ['a', null, 'out'],
      ['Human', null, null],
    ])
  })

  it('has no moves in the first week, and refuses two of one day', () => {
    expect(weekTable(weeks.slice(0, 1)).rows.map(({ change }) => change)).toEqual([null, null, null])
    expect(() => weekTable([...weeks, ...weeks])).toThrow('two leaderboards of 2025-02-07')
  })

  it('counts a model once, by its highest score, whatever its name is written like', () => {
    expect(modelKey('OpenAI/GPT 4o_mini')).toBe('gpt-4o-mini')
    const { models, repeated } = distinctBoard([
      { name: 'deepseek-v3', score: 1 },
      { name: 'DeepSeek V3', score: 2 },
    ])
    expect(models.map(({ score }) => score)).toEqual([2])
    expect(repeated.get('deepseek-v3')).toBe(1)
  })

  it('gives every model its scores over time, with the weeks in which it was there', () => {
    expect(scoreCourses(weeks).map(({ name, isHuman, points }) => [name, isHuman, points.length])).toEqual([
      ['B', false, 2],
      ['c', false, 1],
      ['Human', true, 1],
      ['a', false, 1],
    ])
  })
})
