import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readBoardFile } from './leaderboard-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'jevons-board-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

describe('a leaderboard from a file', () => {
  it('is read as LMArena publishes it, its day from the name of the file', async () => {
    const path = written('leaderboard_table_20250207.csv', [
      'Rank* (UB),Model,Arena Score,95% CI,Votes,Organization,License,Knowledge Cutoff',
      '1,[o1](https://example.org),"1,350",+5/-4,"12,345",OpenAI,Proprietary,2023/10',
      '2,new-one,-,,,X,MIT,',
      '3,±-model,1300,±6,10,X,MIT,',
    ])
    expect(await readBoardFile(path)).toEqual({
      format: 'LMArena',
      isSynthetic: false,
      weeks: [
        {
          date: '2025-02-07',
          entries: [
            {
              name: 'o1',
              score: 1350,
              low: 1346,
              high: 1355,
              printedRank: 1,
              votes: 12345,
              organisation: 'OpenAI',
              licence: 'Proprietary',
              knowledgeCutoff: '2023/10',
            },
            {
              name: '±-model',
              score: 1300,
              low: 1294,
              high: 1306,
              printedRank: 3,
              votes: 10,
              organisation: 'X',
              licence: 'MIT',
            },
          ],
        },
      ],
    })
  })

  it('of LiveBench has the mean of its categories, not of its tasks', async () => {
    const tasks = [
      ...['spatial', 'web_of_lies_v2', 'zebra_puzzle', 'LCB_generation', 'coding_completion'],
      ...['AMPS_Hard', 'math_comp', 'olympiad', 'cta', 'tablejoin', 'tablereformat', 'connections'],
      ...['plot_unscrambling', 'typos', 'paraphrase', 'simplify', 'story_generation', 'summarize'],
    ]
    const scores = tasks.map((task) => (task === 'LCB_generation' || task === 'coding_completion' ? 60 : 30))
    const path = written('table_2025_01_31.csv', [`model,${tasks.join(',')}`, `m,${scores.join(',')}`])
    const { format, weeks } = await readBoardFile(path)
    expect([format, weeks]).toEqual([
      'LiveBench',
      [{ date: '2025-01-31', entries: [{ name: 'm', score: 35 }] }],
    ])
  })

  it('may hold many weeks by a column, and human baselines by another', async () => {
    const path = written('board.csv', [
      'date,name,score,kind',
      '2025-01-31,m,1,',
      '2025-02-07,m,2,',
      '2025-02-07,people,65,human',
    ])
    const { format, weeks } = await readBoardFile(path)
    expect(format).toBe('plain')
    expect(weeks.map(({ date, entries }) => [date, entries.map(({ isHuman }) => isHuman ?? false)])).toEqual([
      ['2025-01-31', [false]],
      ['2025-02-07', [false, true]],
    ])
  })

  it('says in a line what it lacks', async () => {
    await expect(readBoardFile(written('none.csv', ['name,score', 'm,1']))).rejects.toThrow('name its day')
    await expect(readBoardFile(written('b-2025-01-31.csv', ['name,score', 'm,high']))).rejects.toThrow(
      'row 1: score "high" is no number',
    )
    await expect(readBoardFile(written('c-2025-01-31.csv', ['who,score', 'm,1']))).rejects.toThrow(
      'row 1: no name of a model',
    )
    await expect(readBoardFile(written('d.csv', ['date,name,score', '7 Feb,m,1']))).rejects.toThrow(
      'must be a day',
    )
  })
})
