import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readPeers } from '#run/facts'
import { scriptedEngine } from '../../test/fixture/scripted-engine.ts'
import { needs } from '../../test/needs.ts'
import { type TriedCommand, tryCommand } from './tried-command.contract.ts'

const root = mkdtempSync(join(tmpdir(), 'jevons-weekly-test-'))
afterAll(() => rmSync(root, { recursive: true }))
const at = (...names: readonly string[]): string => join(root, ...names)
const read = (...names: readonly string[]): string => readFileSync(at(...names), 'utf8')
const jevons = (args: readonly string[], environment = {}): Promise<TriedCommand> =>
  tryCommand(args, { openEngine: async () => scriptedEngine({}), environment })

const signed = (notice: string): string =>
  notice.replace(
    'states: []',
    'states: [interest, distribution, independence, sources, responsibility, copyright]',
  )
/** A note of the template with what its author writes. */
const titled = (note: string): string =>
  note
    .replace(/^title: <.*>$/mu, 'title: A quiet week')
    .replace(/^subtitle: <.*>$/mu, 'subtitle: Nothing fell')
    .replace(/^house: <.*>$/mu, 'house: Research house')
/** Closes of all peers on the days that the windows of 14 February 2025 count from: 100, and 110 at last. */
const days = ['2024-02-14', '2024-08-14', '2024-11-14', '2024-12-31', '2025-01-14', '2025-02-07']
const { stocks } = readPeers()
const closes = `date,ticker,close,currency,shares\n${stocks
  .flatMap(({ ticker, currency }) => [
    ...days.map((day) => `${day},${ticker},100,${currency},1000000`),
    `2025-02-14,${ticker},110,${currency},1000000`,
  ])
  .join('\n')}\n`
const rates = `date,from,to,rate\n${['KRW', 'EUR', 'INR', 'HKD', 'JPY', 'TWD']
  .flatMap((currency) =>
    [...days, '2025-02-14'].map((day) => `${day},USD,${currency},${currency === 'KRW' ? 1450 : 10}`),
  )
  .join('\n')}\n`

describe('jevons weekly', () => {
  it('makes the run of section III where there is none, and writes the issue', async () => {
    await jevons(['study', '--problems', '20', '--out', at('en', 'run'), '--quiet'])
    const { code, out, words } = await jevons([
      'weekly',
      '--date',
      '2025-02-07',
      '--out',
      at('en'),
      '--no-pdf',
    ])
    expect(words).toBe('')
    expect(code).toBe(0)
    expect(out).toContain('L05 error II.2(4): 63 against 52.6 bn USD is 19.8 % more, not 18 %')
    expect(out).toContain('forecasts due: 0 of 7')
    for (const name of ['note.html', 'note.md', 'findings.json'])
      expect(existsSync(at('en', name))).toBe(true)
    expect(existsSync(at('en', 'note.pdf'))).toBe(false)
    const figures = [...read('en', 'note.md').matchAll(/\((figures\/[^)]+)\)/g)].map(([, name = '']) => name)
    for (const name of figures) expect(existsSync(at('en', name))).toBe(true)
  })

  it('in Korean carries a font along, and prints what it found as JSON', async () => {
    const asked = [
      'weekly',
      '--lang',
      'ko',
      '--run',
      at('en', 'run'),
      '--out',
      at('ko'),
      '--no-pdf',
      '--json',
    ]
    const { code, out } = await jevons(asked)
    expect(code).toBe(0)
    const found = JSON.parse(out)
    expect(found).toMatchObject({ date: '2025-02-07', language: 'ko', publishable: true })
    expect(found.findings.length).toBeGreaterThan(30)
    expect(found.findings).toEqual(JSON.parse(read('ko', 'findings.json')).findings)
    expect(read('ko', 'note.html')).toContain('src: url(data:font/woff2;base64,')
    expect(read('ko', 'note.html')).toContain('<html lang="ko">')
  })

  it('prints a PDF', { ...needs.browser, timeout: 60_000 }, async () => {
    const environment = { PATH: process.env['PATH'] ?? '' }
    const asked = ['weekly', '--run', at('en', 'run'), '--out', at('pdf'), '--pdf']
    const { code, words } = await jevons(asked, environment)
    expect(words).toBe('')
    expect(code).toBe(0)
    expect(readFileSync(at('pdf', 'note.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('only looks with --check, and writes nothing but what it found', async () => {
    const asked = ['weekly', '--check', '--run', at('en', 'run')]
    expect((await jevons(asked)).code).toBe(0)
    expect((await jevons([...asked, '--out', at('checked')])).code).toBe(0)
    expect(existsSync(at('checked', 'findings.json'))).toBe(true)
    expect(existsSync(at('checked', 'note.html'))).toBe(false)
  })

  it('begins the next issue from a template, and blocks it until its notice is complete', async () => {
    const begun = await jevons(['weekly', '--new', '2025-02-14', '--out', at('next')])
    expect(begun.code).toBe(0)
    expect(begun.out).toContain(at('next', 'notice.yaml'))
    const again = await jevons(['weekly', '--new', '2025-02-14', '--out', at('next')])
    expect([again.code, again.words]).toEqual([
      2,
      `jevons: ${at('next', 'en.md')} is there already: an issue is begun only once`,
    ])
    const build = ['weekly', '--from', at('next'), '--out', at('next', 'published'), '--no-pdf']
    const blocked = await jevons(build)
    expect(blocked.code).toBe(1)
    expect(blocked.words).toMatch(/^jevons: not published: \d+ to correct or waive; the first: notice, /)
    expect(existsSync(at('next', 'published', 'findings.json'))).toBe(true)
    expect(existsSync(at('next', 'published', 'note.html'))).toBe(false)
    writeFileSync(at('next', 'notice.yaml'), signed(read('next', 'notice.yaml')))
    const untitled = await jevons(build)
    expect(untitled.code).toBe(1)
    expect(untitled.words).toBe(
      'jevons: not published: 3 to correct or waive; the first: front matter: title is still <the title of the week>',
    )
    writeFileSync(at('next', 'en.md'), titled(read('next', 'en.md')))
    const published = await jevons(build)
    expect(published.words).toBe('')
    expect(published.out).toContain(
      'warning not of this day: peers of 2025-02-07, 7 days before the note: prices.csv (date, ticker, close',
    )
    expect(published.out).toContain(
      'warning not of this day: arena of 2025-02-07, 7 days before the note: arena-YYYY-MM-DD.csv',
    )
    expect(read('next', 'published', 'note.html')).toContain('A quiet week')
  })

  it('makes next week’s issue of next week’s files in one command', async () => {
    const begun = await jevons(['weekly', '--new', '2025-02-14', '--out', at('week')])
    for (const file of ['prices.csv (date, ticker, close', 'arena-YYYY-MM-DD.csv', 'scores.csv'])
      expect(begun.out).toContain(file)
    writeFileSync(at('week', 'notice.yaml'), signed(read('week', 'notice.yaml')))
    writeFileSync(at('week', 'en.md'), titled(read('week', 'en.md')))
    writeFileSync(at('week', 'prices.csv'), closes)
    writeFileSync(at('week', 'fx.csv'), rates)
    const version = '{id: v5, announced: "2024-02-01", effective: "2024-02-14", members: [NVDA, MSFT]}'
    for (const name of ['universe', 'market'])
      writeFileSync(
        at('week', `${name}.yaml`),
        `id: ${name}\nname: {en: Ours, ko: 우리}\nweighting: ${name === 'market' ? 'cap' : 'equal'}\nbase: {date: "2024-02-14"}\nversions: [${version}]\n`,
      )
    const week = (rows: string): string => `Model,Arena Score,Organization,License\n${rows}\n`
    writeFileSync(at('week', 'arena-2025-02-07.csv'), week('old,1300,A,MIT'))
    writeFileSync(at('week', 'arena-2025-02-14.csv'), week('fresh,1320,B,MIT\nold,1300,A,MIT'))
    const made = await jevons(['weekly', '--from', at('week'), '--out', at('week', 'out'), '--no-pdf'])
    expect([made.code, made.words]).toEqual([0, ''])
    expect(made.out).not.toContain('peers of')
    expect(made.out).not.toContain('arena of')
    const note = read('week', 'out', 'note.md')
    expect(note).toContain('Over the week to 2025-02-14 the 48')
    expect(note).toMatch(/the 48\S* peers moved by \+10\.0/)
    expect(note).toContain('1W 2025-02-07')
    expect(note).toMatch(/\| 1 \| new \|[^|]*\| fresh \|/)
    expect(note).not.toContain('synthetic')
    // Its own constituents, announced before: no hindsight, and all of the two are of the Mag 7.
    expect(note).not.toContain('hindsight')
    expect(note).toContain('2025-02-14: 100.0 %')
    expect(JSON.parse(read('week', 'out', 'findings.json'))).toMatchObject({
      date: '2025-02-14',
      publishable: true,
      findings: [],
      stale: [
        {
          severity: 'warning',
          daysOld: 7,
          says: 'livebench of 2025-02-07, 7 days before the note: livebench-YYYY-MM-DD.csv (model, score, or a column a task)',
          waived: null,
        },
      ],
    })
  })

  it('says in one line what is wrong with a file of the issue', async () => {
    writeFileSync(at('week', 'scores.csv'), 'name,benchmark,score,date\na,b,ninety,2025-02-01\n')
    const { code, words } = await jevons(['weekly', '--from', at('week'), '--check'])
    rmSync(at('week', 'scores.csv'))
    expect(code).toBe(2)
    expect(words).toMatch(/scores\.csv: .*score/)
    expect(words).not.toContain('\n')
  })

  it.each([
    [
      ['weekly', '--date', '2025-02-14', '--out', 'x'],
      'no issue of 2025-02-14 comes with the package, only 2025-02-07',
    ],
    [['weekly', '--date', 'today', '--out', 'x'], '--date must be a day such as 2025-02-07, not "today"'],
    [['weekly'], '--out DIR says where to write it; --check only looks'],
    [['weekly', '--lang', 'fr', '--out', 'x'], '--lang must be en or ko, not "fr"'],
    [['weekly', '--from', 'nowhere', '--out', 'x'], '--from nowhere: no such folder'],
    [['weekly', '--new', '2025-02-14'], '--new DAY needs --out DIR'],
    [['weekly', '--check', '--run', at('en', 'run'), '--waive', 'nothing: x'], 'no rule is called "nothing"'],
  ])('refuses %j in one line', async (args, message) => {
    const { code, words } = await jevons(args)
    expect(code).toBe(2)
    expect(words).toContain(message)
    expect(words).not.toContain('\n')
  })

  it('says where a note of a user’s own names what there is not', async () => {
    writeFileSync(at('next', 'en.md'), read('next', 'en.md').replace('{{table arena}}', '{{table arenas}}'))
    const { code, words } = await jevons(['weekly', '--from', at('next'), '--out', at('x')])
    expect(code).toBe(2)
    expect(words).toContain('line 34: no table is called "arenas"; there are arena')
  })
})

describe('jevons claims', () => {
  it('prints the contract as JSON, by what was known on a day', async () => {
    const on = async (day: string): Promise<readonly Record<string, unknown>[]> =>
      JSON.parse((await jevons(['claims', '--on', day, '--json'])).out)
    expect((await on('2025-02-07')).every(({ resolved, score }) => resolved === null && score === null)).toBe(
      true,
    )
    expect((await on('2025-06-01')).find(({ id }) => id === 'palantir-1q25')).toMatchObject({
      due: '2025-05-05',
      resolved: { cameTrue: true },
      score: null,
    })
    expect(Object.keys((await on('2026-03-01'))[0] ?? {})).toEqual(
      expect.arrayContaining(['id', 'due', 'resolved', 'score']),
    )
  })

  it('lists what is due, in words', async () => {
    const { out } = await jevons(['claims', '--on', '2026-03-01', '--due'])
    expect(out).toContain('alphabet-capex-2025')
    expect(out).not.toContain('gartner-apps-2029')
    expect((await jevons(['claims', '--on', '2025-06-01'])).out).toContain(
      'Palantir: 1 of 1 came true, no probabilities',
    )
  })

  it.each([
    [['claims', '--on', 'soon'], '--on must be a day'],
    [['claims', '--claims', 'nowhere.json'], '--claims nowhere.json: no such file'],
  ])('refuses %j in one line', async (args, message) => {
    const { code, words } = await jevons(args)
    expect(code).toBe(2)
    expect(words).toContain(message)
  })
})
