import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import type { NoteExhibit } from '../../write/note-book.ts'
import type { IssueTables } from '../issue-tables.ts'
import { packagedIssue } from '../printed-facts.ts'
import { readIssueTables, readSampleMarket } from '../read-issue-tables.ts'
import { type WeeklyFacts, weeklyFacts } from '../weekly-facts.ts'
import { exhibitOf } from './exhibits.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-issue-files-'))
afterAll(() => rmSync(root, { recursive: true }))
const bare = weeklyFacts()
const sample = await readSampleMarket()
const packaged = await readIssueTables(fileURLToPath(packagedIssue))

function shown(name: string, facts: WeeklyFacts): NoteExhibit {
  const exhibit = exhibitOf(name, facts, 'en')
  if (!exhibit) throw new Error(`no exhibit ${name}`)
  return exhibit
}

let folders = 0
async function tablesOf(files: Readonly<Record<string, string>>): Promise<IssueTables> {
  folders += 1
  const folder = mkdtempSync(join(root, `issue-${folders}-`))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return readIssueTables(folder)
}

function descriptionOf(exhibit: NoteExhibit): string {
  return 'chart' in exhibit ? exhibit.chart.description : ''
}

describe('a figure without data', () => {
  it.each([
    ['model-scores', 'scores.csv (name, benchmark, score, date'],
    ['rental-by-region', 'rental.csv (date, region, sku, usdPerHour'],
    ['thinking-tokens', 'thinking.csv (model, benchmark, accuracy'],
    ['mag7-weight', 'prices.csv (date, ticker, close'],
    ['universe', 'fx.csv (date, from, to, rate'],
    ['universe-and-funds', 'prices.csv (date, ticker, close'],
  ])('%s names the file that would fill it, with its columns', (name, file) => {
    const exhibit = shown(name, bare)
    expect(exhibit).toHaveProperty('missing')
    expect((exhibit as { readonly missing: string }).missing).toContain(file)
  })
})

describe('a file in the folder of an issue', () => {
  it.each([
    [
      'scores.csv',
      'name,benchmark,score,date,maker\no9,AIME 2024,99.5,2025-02-06,OpenAI',
      'model-scores',
      'o9, AIME 2024: 99.5',
    ],
    [
      'scores.csv',
      'name,benchmark,score,date\nbest,MMLU,97,2025-02-06',
      'scores-over-time',
      '2025-02-06 97 (best)',
    ],
    [
      'rental.csv',
      'date,region,sku,usdPerHour,note\n2025-01-01,Seoul,H100,3.5,synthetic\n2025-02-01,Seoul,H100,3.25,',
      'rental-by-region',
      '2025-02-01 3.25',
    ],
    [
      'thinking.csv',
      'model,benchmark,tokensTo,accuracy\nR1,AIME,2000,40',
      'thinking-tokens',
      'up to 2,000 tokens: 40%',
    ],
    ['multiple.csv', 'date,value\n2024-01-31,40\n2025-01-31,30', 'multiple', '2025-01-31 30.0'],
    ['growth.csv', 'company,quarter,guided,actual\nPLTR,3Q24,26,30', 'growth', '3Q24, reported: 30.0%'],
    ['spending.csv', 'firm,end,capex\nNVDA,2020-03-31,10\nNVDA,2020-06-30,25', 'capex-index', 'capex: 250'],
  ])('%s fills its figure: %#', async (file, text, name, said) => {
    const exhibit = shown(name, { ...bare, tables: await tablesOf({ [file]: `${text}\n` }) })
    expect(descriptionOf(exhibit)).toContain(said)
    expect(exhibit).toMatchObject({ source: expect.stringContaining(file) })
  })

  it('with bans makes their list as of the day, each country once by its strictest', async () => {
    const tables = await tablesOf({
      'bans.csv':
        'country,scope,from,public,by,what,source\nX,government,2025-02-01,,M,devices,gazette\nX,complete,2025-02-03,,M,all,\nY,partial,2025-02-04,2025-02-06,N,some,\n',
    })
    const table = shown('bans', { ...bare, tables })
    const rows = 'rows' in table ? table.rows.map(({ cells }) => cells) : []
    expect(rows).toEqual([['Banned (1)'], ['X', 'M', 'all', '2025-02-03', 'bans.csv']])
    expect('remarks' in table ? table.remarks : []).toEqual([
      'Told after that day and up to the issue: Y (Banned in part, 2025-02-06)',
    ])
    expect(shown('bans', { ...bare, bans: [] })).toHaveProperty(
      'missing',
      'bans.csv (country, scope, from, by, what [public, source, note])',
    )
  })

  it('says of made-up rows in the picture itself that they are', async () => {
    const tables = await tablesOf({
      'rental.csv': 'date,region,sku,usdPerHour,note\n2025-01-01,Seoul,H100,3.5,synthetic\n',
    })
    expect(tables.rental).toMatchObject({ isSynthetic: true })
    const bought = await tablesOf({
      'rental.csv': 'date,region,sku,usdPerHour,source\n2025-01-01,Seoul,H100,3.5,a price list\n',
    })
    expect(bought.rental).toMatchObject({ isSynthetic: false, source: 'a price list' })
  })

  it('with closes makes the tables of peers and the figures of the index, from days that are named', async () => {
    const days = ['2024-12-31', '2025-01-31', '2025-02-07']
    const stocks = bare.peers.stocks.map(({ ticker, currency }, place) =>
      days
        .map((day, at) => `${day},${ticker},${100 + at * (place === 0 ? 10 : 1)},${currency},1000`)
        .join('\n'),
    )
    const rates = ['KRW,0.0007', 'EUR,1.03', 'INR,0.0115', 'HKD,0.128', 'JPY,0.0066', 'TWD,0.03'].flatMap(
      (one) => {
        const [from, rate] = one.split(',')
        return days.map((day) => `${day},${from},USD,${rate}`)
      },
    )
    const tables = await tablesOf({
      'prices.csv': `date,ticker,close,currency,shares\n${stocks.join('\n')}\n`,
      'fx.csv': `date,from,to,rate\n${rates.join('\n')}\n`,
    })
    const facts = { ...bare, tables }
    const peers = shown('peers-applications', facts)
    expect(peers).toMatchObject({ source: expect.stringContaining('prices.csv') })
    const cells = 'rows' in peers ? peers.rows[1]?.cells : []
    const week = cells?.[4]
    expect(week).toMatchObject({
      explained: {
        formula: '100 · (close / base − 1)',
        inputs: [{ value: 120 }, { value: 110, date: '2025-01-31' }],
      },
    })
    expect((week as { explained: { value: number } }).explained.value).toBeCloseTo(100 * (120 / 110 - 1), 9)
    const share = shown('mag7-weight', facts)
    expect(share.title).not.toContain('synthetic')
    expect(descriptionOf(share)).toMatch(/2024-12-31: \d/)
    expect(descriptionOf(shown('universe', facts))).toContain('Equal weights: 102')
  })

  it('with weeks of a board makes its table, with ranks against the week before', async () => {
    const week = (rows: string): string => `Model,Arena Score,Organization,License\n${rows}\n`
    const tables = await tablesOf({
      'arena-2025-01-31.csv': week('a,1300,A,MIT\nb,1290,B,MIT'),
      'arena-2025-02-07.csv': week('b,1310,B,MIT\nc,1305,C,MIT\na,1300,A,MIT'),
    })
    const board = shown('arena', { ...bare, tables })
    expect(board.title).toBe('Chatbot Arena, 2025-02-07')
    const rows = 'rows' in board ? board.rows.map(({ cells }) => [cells[0], cells[1], cells[3]]) : []
    expect(rows).toEqual([
      ['1', '▲1', 'b'],
      ['2', 'new', 'c'],
      ['3', '▼2', 'a'],
    ])
  })

  it('with a wrong cell is refused with its place', async () => {
    await expect(
      tablesOf({ 'scores.csv': 'name,benchmark,score,date\na,b,180,2025-02-06\n' }),
    ).rejects.toThrow(/scores\.csv: row 2|line 2|score/)
  })
})

describe('the made-up market', () => {
  const facts = { ...bare, tables: packaged, sample }

  it.each(['mag7-weight', 'universe', 'universe-and-funds'])('is called so wherever %s shows it', (name) => {
    for (const language of ['en', 'ko'] as const) {
      const exhibit = exhibitOf(name, facts, language)
      const word = language === 'ko' ? '가상 데이터' : 'synthetic'
      expect(exhibit?.title).toContain(word)
      expect(exhibit && 'remarks' in exhibit ? exhibit.remarks.join(' ').toLowerCase() : '').toContain(word)
      expect(exhibit && 'source' in exhibit ? exhibit.source : '').toContain(word)
    }
  })

  it('never makes the tables of peers', () => {
    expect(shown('peers-applications', facts)).toMatchObject({
      source: expect.stringContaining('the weekly'),
    })
  })
})

describe('the source of a row', () => {
  it('is refused with a semicolon, which stands between sources', async () => {
    const scores = 'name,benchmark,score,date,source\na,b,90,2025-02-01,"one; two"\n'
    await expect(tablesOf({ 'scores.csv': scores })).rejects.toThrow(
      /scores\.csv: row 1 \(line 2\): source: must not hold ";", which stands between the sources of a table: a comma does$/,
    )
  })
})
